/// Who gains and who loses permissions by one change.
struct EffectTally {
    private var gaining: [String] = []
    private var losing: [String] = []

    mutating func compare(_ email: String, _ before: PersonRights, _ after: PersonRights) {
        if !before.covers(after) { gaining.append(email) }
        if !after.covers(before) { losing.append(email) }
    }

    /// Somebody arrives with rights that are not empty.
    ///
    /// - Parameters:
    ///   - rights: asked for only where he holds others there.
    ///   - others: those that he holds there already.
    mutating func arrives(
        _ email: String, with rights: @autoclosure () -> PersonRights, besides others: PersonRights
    ) {
        if others.isEmpty {
            gaining.append(email)
        } else {
            compare(email, PersonRights(), rights(), besides: others)
        }
    }

    /// Somebody leaves with rights that are not empty.
    mutating func leaves(
        _ email: String, with rights: @autoclosure () -> PersonRights, besides others: PersonRights
    ) {
        if others.isEmpty {
            losing.append(email)
        } else {
            compare(email, rights(), PersonRights(), besides: others)
        }
    }

    /// The same for somebody who holds other rights there, which stay: what he has by them too, he neither gains nor loses.
    mutating func compare(
        _ email: String, _ before: PersonRights, _ after: PersonRights, besides others: PersonRights
    ) {
        guard !others.isEmpty else { return compare(email, before, after) }
        var first = others
        var second = others
        first.formUnion(before)
        second.formUnion(after)
        compare(email, first, second)
    }

    /// Everybody's rights before and after.
    mutating func compare(_ before: [String: PersonRights], _ after: [String: PersonRights]) {
        for email in Set(before.keys).union(after.keys) {
            compare(email, before[email] ?? PersonRights(), after[email] ?? PersonRights())
        }
    }

    /// What another set of roles does to everybody in an organization, the vendor's people among them.
    mutating func compare(
        _ organization: Snapshot.Organization, _ base: Snapshot, with new: Snapshot.Platform
    ) {
        var world = base
        world.platforms = base.platforms.map { $0.id == new.id ? new : $0 }
        compare(base.everybodyAndStaff(in: organization), world.everybodyAndStaff(in: organization))
    }

    /// What other functions do to one of the vendor's people, in each organization on a platform.
    mutating func compare(
        _ old: Snapshot.Person?, _ new: Snapshot.Person?, on platform: Snapshot.Platform, _ estate: Snapshot
    ) {
        guard let person = new ?? old else { return }
        var before = PersonRights()
        var after = PersonRights()
        before.organization = old.map { platform.rights(of: $0) } ?? .none
        after.organization = new.map { platform.rights(of: $0) } ?? .none
        guard before != after else { return }
        for organization in estate.organizations where organization.platform == platform.id {
            let others = estate.rights(of: person.email, in: organization, besides: .staff)
            compare(person.email, before, after, besides: others)
            if others.isEmpty { return }
        }
    }

    func settle(_ change: inout Change) {
        change.effect = Change.Effect(expands: !gaining.isEmpty, narrows: !losing.isEmpty)
        change.gaining = Self.each(gaining)
        change.losing = Self.each(losing)
    }

    /// Each once, in byte order.
    private static func each(_ emails: [String]) -> [String] {
        emails.count < 2 ? emails : Set(emails).sorted { $0.precedes($1) }
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
