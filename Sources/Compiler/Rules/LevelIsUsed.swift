import Ledger
import Source

extension Rule {
    static let levelIsUsed = Rule("contacts/level-unused", .warning) { estate, report in
        for organization in estate.organizations {
            guard organization.isActive, !organization.hasUnresolvedContacts,
                !organization.contacts.contains(where: \.hasUnresolvedLevel),
                let platform = organization.platform
            else { continue }
            let facts = organization.facts
            var seen: [Snapshot.Condition] = []
            for role in platform.value.roles(.portal) {
                guard let requires = role.requires, !seen.contains(requires), facts.hold(requires) == true
                else {
                    continue
                }
                seen.append(requires)
                let levels = platform.value.roles(.portal).filter { $0.requires == requires }.map(\.id)
                guard !organization.contacts.contains(where: { levels.contains($0.level?.value ?? "") })
                else { continue }
                let place = requires.facts.lazy.compactMap { organization.declared($0.name) }.first
                report(
                    place.map { .span($0) } ?? organization.place,
                    "\(requires.written) holds, but no contact has one of the levels \(named(levels))",
                    address: organization.address, help: "give one of these levels to a contact")
            }
        }
    }
}

extension Organization {
    /// Where an option is declared.
    func declared(_ option: String) -> Span? { options.first { $0.option.id == option }?.declared?.span }
}
