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
        package fileprivate(set) var grants: [(standing: Standing, grant: Grant)] = []
    }
}

extension Snapshot {
    /// What of an assertion does not hold; empty where all of it does.
    package func failures(of assertion: Assertion) -> [Assertion.Failure] {
        guard let organization = organization(assertion.organization) else { return [] }
        var found = AssertedPlace(workspace: assertion.workspace)
        switch assertion.statement {
        case .person(let email, let can, let cannot):
            found.hold(email, rights(of: email, in: organization), can: can, cannot: cannot)
        case .holders(let demand, let who):
            let people = everybodyAndStaff(in: organization).filter { $0.key != Self.supportPerson }
            found.hold(demand, who, people)
        }
        if found.failures.isEmpty { return [] }
        let standings = Dictionary(grouping: standings(in: organization), by: \.email)
        return found.failures.map { failure in
            var failure = failure
            failure.grants = (standings[failure.person] ?? [])
                .filter { $0.workspace == nil || $0.workspace == assertion.workspace }
                .compactMap { standing in
                    standing.grant(of: failure.demand.permission).map { (standing, $0) }
                }
            return failure
        }
    }
}

/// The organization, or the workspace in it, that an assertion is about, and what does not hold there.
private struct AssertedPlace {
    let workspace: String?
    private(set) var failures: [Assertion.Failure] = []

    init(workspace: String?) { self.workspace = workspace }

    mutating func hold(
        _ email: String, _ rights: PersonRights, can: [Assertion.Demand], cannot: [Assertion.Demand]
    ) {
        for (index, demand) in can.enumerated() where !allows(demand, rights) {
            failures.append(.init(part: .can(index), demand: demand, person: email, isHeld: false))
        }
        for (index, demand) in cannot.enumerated() where allowsAny(demand, rights) {
            failures.append(.init(part: .cannot(index), demand: demand, person: email, isHeld: true))
        }
    }

    mutating func hold(
        _ demand: Assertion.Demand, _ who: [String], _ everybody: [String: PersonRights]
    ) {
        let holders = Set(everybody.filter { allows(demand, $0.value) }.keys)
        let others = holders.symmetricDifference(who)
        for email in others.sorted(by: { $0.precedes($1) }) {
            failures.append(
                .init(part: .who, demand: demand, person: email, isHeld: holders.contains(email)))
        }
    }

    private func allows(_ demand: Assertion.Demand, _ rights: PersonRights) -> Bool {
        rights.allows(demand.permission, roles: demand.roles, in: workspace)
    }

    /// Whether the permission is held for any of the roles that are asked for.
    private func allowsAny(_ demand: Assertion.Demand, _ rights: PersonRights) -> Bool {
        guard let roles = demand.roles else { return allows(demand, rights) }
        return roles.contains { rights.allows(demand.permission, roles: [$0], in: workspace) }
    }
}
