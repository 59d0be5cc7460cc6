/// A statement about who may do what in an organization, to be held against a state.
package struct Assertion: Equatable, Sendable {
    /// A permission as it is asked for: without a list, or for each of these roles.
    package struct Demand: Equatable, Sendable {
        package var permission: Permission
        package var roles: [String]?

        package init(_ permission: Permission, roles: [String]? = nil) {
            self.permission = permission
            self.roles = roles
        }

        /// `users.add (only admin)`
        package var text: String {
            permission.rawValue + (roles.map { " (only \($0.joined(separator: ", ")))" } ?? "")
        }
    }

    /// What is stated.
    package enum Statement: Equatable, Sendable {
        case person(String, can: [Demand], cannot: [Demand])
        /// These have a permission, and nobody else.
        case holders(Demand, [String])
    }

    package var name: String?
    package var organization: String
    /// Where it has to hold, if not in the whole organization.
    package var workspace: String?
    package var statement: Statement

    package init(organization: String, statement: Statement) {
        self.organization = organization
        self.statement = statement
    }

    /// Its name, or what it is about.
    package var title: String {
        if let name { return name }
        let place = workspace.map { "\(organization)/\($0)" } ?? organization
        return switch statement {
        case .person(let email, _, _): "\(email) in \(place)"
        case .holders(let demand, _): "\(demand.text) in \(place)"
        }
    }

    /// One thing in which the state is another.
    package struct Failure: Sendable {
        /// Which part of the assertion does not hold.
        package enum Part: Equatable, Sendable {
            /// By position in the list.
            case can(Int)
            case cannot(Int)
            case who
        }

        package let part: Part
        package let demand: Demand
        package let person: String
        /// Whether the person has the permission.
        package let isHeld: Bool
        /// The ways by which the person has it, or as much of it as there is.
        package let grants: [(standing: Standing, grant: Grant)]
    }
}

extension Snapshot {
    /// What of an assertion does not hold; empty where all of it does.
    package func failures(of assertion: Assertion) -> [Assertion.Failure] {
        guard let organization = organization(assertion.organization) else { return [] }
        let found = AssertedPlace(snapshot: self, organization: organization, workspace: assertion.workspace)
        switch assertion.statement {
        case .person(let email, let can, let cannot):
            let rights = rights(of: email, in: organization)
            let missing = can.enumerated().compactMap { index, demand in
                found.allows(demand, rights) ? nil : found.failure(.can(index), demand, email, isHeld: false)
            }
            let excess = cannot.enumerated().compactMap { index, demand in
                found.allowsAny(demand, rights)
                    ? found.failure(.cannot(index), demand, email, isHeld: true) : nil
            }
            return missing + excess
        case .holders(let demand, let who):
            let holders = found.holders(of: demand)
            let wanted = Set(who)
            return wanted.union(holders).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
                .filter { wanted.contains($0) != holders.contains($0) }
                .map { found.failure(.who, demand, $0, isHeld: holders.contains($0)) }
        }
    }
}

/// The organization, or the workspace in it, that an assertion is about.
private struct AssertedPlace {
    let snapshot: Snapshot
    let organization: Snapshot.Organization
    let workspace: String?

    func allows(_ demand: Assertion.Demand, _ rights: PersonRights) -> Bool {
        rights.allows(demand.permission, roles: demand.roles, in: workspace)
    }

    /// Whether the permission is held for any of the roles that are asked for.
    func allowsAny(_ demand: Assertion.Demand, _ rights: PersonRights) -> Bool {
        guard let roles = demand.roles else { return allows(demand, rights) }
        return roles.contains { rights.allows(demand.permission, roles: [$0], in: workspace) }
    }

    /// Everybody who has a permission: users, contacts, support users and the vendor's people.
    func holders(of demand: Assertion.Demand) -> Set<String> {
        let inside = snapshot.everybody(in: organization).keys.filter { $0 != Snapshot.supportPerson }
        let candidates = Set(inside).union(snapshot.people.map(\.email))
        return candidates.filter { allows(demand, snapshot.rights(of: $0, in: organization)) }
    }

    func failure(
        _ part: Assertion.Failure.Part, _ demand: Assertion.Demand, _ email: String, isHeld: Bool
    ) -> Assertion.Failure {
        let grants = snapshot.standings(in: organization)
            .filter { $0.email == email && ($0.workspace == nil || $0.workspace == workspace) }
            .compactMap { standing in standing.grant(of: demand.permission).map { (standing, $0) } }
        return .init(part: part, demand: demand, person: email, isHeld: isHeld, grants: grants)
    }
}
