/// Who gains and who loses permissions by one change.
struct EffectTally {
    private(set) var gaining: Set<String> = []
    private(set) var losing: Set<String> = []

    mutating func compare(_ email: String, _ before: Rights, _ after: Rights) {
        if !before.covers(after) { gaining.insert(email) }
        if !after.covers(before) { losing.insert(email) }
    }

    mutating func compare(_ email: String, _ before: PersonRights, _ after: PersonRights) {
        if !before.covers(after) { gaining.insert(email) }
        if !after.covers(before) { losing.insert(email) }
    }

    /// Everybody's rights before and after.
    mutating func compare(_ before: [String: PersonRights], _ after: [String: PersonRights]) {
        for email in Set(before.keys).union(after.keys) {
            compare(email, before[email] ?? PersonRights(), after[email] ?? PersonRights())
        }
    }

    /// What another set of roles does to everybody in an organization and to the vendor's people.
    mutating func compare(
        _ organization: Snapshot.Organization, _ base: Snapshot, _ old: Snapshot.Platform,
        _ new: Snapshot.Platform
    ) {
        var world = base
        world.platforms = base.platforms.map { $0.id == new.id ? new : $0 }
        compare(base.everybody(in: organization), world.everybody(in: organization))
        for person in base.people { compare(person.email, old.rights(of: person), new.rights(of: person)) }
    }

    func settle(_ change: inout Change) {
        change.effect = Change.Effect(expands: !gaining.isEmpty, narrows: !losing.isEmpty)
        change.gaining = gaining.sorted()
        change.losing = losing.sorted()
    }
}

extension Snapshot.Platform {
    /// Whether a user has any permission at all; quicker than working out which.
    func givesAnything(to user: Snapshot.User) -> Bool {
        guard user.status == .active else { return false }
        return user.roles.contains { grantsAnything($0, .organization) }
            || user.workspaces.contains { $0.roles.contains { grantsAnything($0, .workspace) } }
    }

    private func grantsAnything(_ id: String, _ kind: Snapshot.Role.Kind) -> Bool {
        guard let role = role(id), role.kind == kind else { return false }
        return !role.grants.isEmpty
    }
}
