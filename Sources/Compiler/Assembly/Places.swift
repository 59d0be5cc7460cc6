import Ledger
import Source

extension Compilation {
    /// Keeps where things are declared, so that a plan can point to them.
    mutating func notePlaces(_ compiled: [CompiledOrganization], _ people: [Person]) {
        for person in people { entityPlaces["people/\(person.value.email)"] = person.span }
        for organization in compiled.compactMap(\.organization) {
            if case .span(let span) = organization.place { entityPlaces[organization.address] = span }
            for workspace in organization.workspaces {
                entityPlaces["\(organization.address)/workspaces/\(workspace.id)"] = workspace.span
            }
        }
        for organization in compiled.compactMap(\.organization) {
            let address = organization.address
            for admission in organization.admissions {
                entityPlaces[admission.address(in: organization)] = admission.span
            }
            if let consent = organization.consent { entityPlaces["\(address)/support/access"] = consent.span }
            for contact in organization.contacts {
                entityPlaces[contact.address(in: organization)] = contact.span
            }
            for state in organization.options {
                if let key = state.key { entityPlaces[state.address(in: organization)] = key }
            }
        }
        for organization in compiled {
            if let id = organization.snapshot?.id { userPlaces[id] = organization.userPlaces }
        }
    }

    /// The file and the line, from 1, that declare the entity at an address; a part of a user stands where the user does.
    package func line(of address: String) -> (file: String, line: Int)? {
        guard let span = span(of: address) else { return nil }
        let file = files[Int(span.file)]
        return (file.path, LineMap(file.bytes).position(at: span.start).line)
    }

    fileprivate func span(of address: String) -> Span? {
        if let span = entityPlaces[address] { return span }
        let parts = address.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count >= 4, parts[0] == "organizations", parts[2] == "users",
            let users = snapshot?.organization(parts[1])?.users, let spans = userPlaces[parts[1]],
            let index = users.position(id: parts[3]), spans.indices.contains(index)
        else { return nil }
        return spans[index]
    }
}

extension Compilation {
    /// Where the entity at an address is declared; nowhere for what is no longer declared.
    package func place(of address: String) -> Place { span(of: address).map { .span($0) } ?? .nowhere }
}
