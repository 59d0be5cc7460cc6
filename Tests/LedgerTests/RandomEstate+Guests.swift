@testable import Ledger

/// Support users, consent and contacts of a random organization, and the time that passes for them.
extension RandomEstate {
    mutating func editGuests(_ organization: inout Snapshot.Organization) {
        let places = organization.workspaces.map(\.id)
        organization.supportUsers = ["sam", "tess"].compactMap { name in
            dice.chance(60) ? supportUser(name, places, organization.file) : nil
        }
        if dice.chance(50) {
            organization.supportAccess = access(organization.supportAccess, organization.file)
        }
        organization.contacts = ["kim", "lea", "max"].compactMap { name in
            dice.chance(70) ? contact(name, organization.file) : nil
        }
    }

    private mutating func supportUser(
        _ name: String, _ places: [String], _ file: String
    ) -> Snapshot.SupportUser {
        .init(
            email: "\(name)@vendor.example", reason: dice.pick([.support, .training]),
            workspaces: places.filter { _ in dice.chance(50) }, ends: end(), status: .active, since: now,
            addedBy: nil, approvedBy: [], file: file)
    }

    private mutating func end() -> Instant? {
        let days: Int? = dice.pick([-1, 0, 1, 3, nil])
        return days.map { Instant(seconds: now.seconds + Int64($0) * 86_400) }
    }

    /// Consent as the compiler makes it: without a declared start, the same period keeps its start.
    private mutating func access(
        _ old: Snapshot.SupportAccess?, _ file: String
    ) -> Snapshot.SupportAccess? {
        if dice.chance(30) { return nil }
        let days = dice.pick([1, 2, 30])
        let isDeclared = dice.chance(50)
        var starts = old?.period == .days(days) ? old?.starts ?? now : now
        if isDeclared { starts = Instant(seconds: now.seconds + Int64(dice.pick([-2, 0, 2])) * 86_400) }
        let shift = dice.pick([0, 0, 3600])
        let ends = Instant(seconds: starts.seconds + Int64(days * 86_400 + shift))
        var access = Snapshot.SupportAccess(
            period: .days(days), starts: starts, ends: dice.chance(10) ? nil : ends, status: .active,
            file: file)
        access.isStartDeclared = isDeclared
        return access
    }

    private mutating func contact(_ name: String, _ file: String) -> Snapshot.Contact {
        let email = "\(name)@acme.example"
        return .init(
            email: email, name: dice.pick([name, "Other"]), hasPortal: dice.chance(50),
            level: dice.pick(["manager", "lead", nil]), username: dice.pick([name, email]), since: .sample,
            file: file)
    }

    /// What follows from the time: who is still admitted.
    func settle(_ organization: inout Snapshot.Organization) {
        for index in organization.supportUsers.indices {
            organization.supportUsers[index].status =
                organization.supportUsers[index].ends.map { $0 <= now } == true ? .ended : .active
        }
        guard let access = organization.supportAccess else { return }
        organization.supportAccess?.status =
            access.ends.map { $0 <= now } == true ? .ended : access.starts > now ? .scheduled : .active
    }
}
