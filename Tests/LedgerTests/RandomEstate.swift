@testable import Ledger

/// Numbers that look random and are the same in every run (SplitMix64).
struct Dice: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }

    mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[Int.random(in: 0..<elements.count, using: &self)]
    }
}

/// An estate of some organizations that is edited at random.
struct RandomEstate {
    var snapshot = Snapshot.empty
    var dice: Dice
    /// The time of the last compile.
    private(set) var now = Instant.sample
    /// Organization → option → the declared value.
    var declared: [String: [String: Snapshot.OptionContent]] = [:]

    init(seed: UInt64) {
        dice = Dice(seed: seed)
        for _ in 0..<3 { edit() }
    }

    /// Lets time pass, and nothing else.
    mutating func wait(days: Int) {
        now = Instant(seconds: now.seconds + Int64(days) * 86_400)
        settle()
    }

    /// What follows from what is declared, from platforms and from the time.
    private mutating func settle() {
        for index in snapshot.organizations.indices {
            var organization = snapshot.organizations[index]
            settle(&organization)
            settleOptions(&organization)
            snapshot.organizations[index] = organization
        }
    }

    /// Several edits at once, as one compile sees them.
    mutating func edit() {
        now = Instant(seconds: now.seconds + 86_400)
        editPlatforms()
        for id in ["a", "a-b", "b"] where dice.chance(60) {
            guard let index = snapshot.organizations.position(id: id) else {
                if dice.chance(50) { add(id) }
                continue
            }
            if dice.chance(8) {
                snapshot.organizations.remove(at: index)
                declared[id] = nil
            } else {
                var organization = snapshot.organizations[index]
                edit(&organization)
                snapshot.organizations[index] = organization
            }
        }
        if dice.chance(20) { snapshot.settings.operatorApprovals = dice.pick([0, 1, 2]) }
        settle()
    }

    private mutating func add(_ id: String) {
        snapshot.organizations.append(.empty(id))
        snapshot.organizations.sort { $0.id < $1.id }
    }

    private mutating func edit(_ organization: inout Snapshot.Organization) {
        if dice.chance(20) { organization.name = dice.pick(["One", "Two"]) }
        if dice.chance(20) { organization.status = dice.pick([.active, .inactive]) }
        if dice.chance(20) { organization.region = dice.pick(["emea", nil]) }
        var workspaces: [Snapshot.Workspace] = []
        for id in ["x", "y", "z"] where dice.chance(70) {
            workspaces.append(.init(id: id, name: dice.pick(["Here", "There"]), file: organization.file))
        }
        organization.workspaces = workspaces
        var users: [Snapshot.User] = []
        for name in ["ada", "bob", "cyd", "dan", "eve", "fay"] where dice.chance(60) {
            users.append(user(name, organization))
        }
        organization.users = users
        if dice.chance(5) { organization.platform = dice.pick(["bench", "desk"]) }
        editGuests(&organization)
        editOptions(organization)
    }

    /// Somebody under one of three e-mails, who may say which one it replaces.
    private mutating func user(_ name: String, _ organization: Snapshot.Organization) -> Snapshot.User {
        var memberships: [Snapshot.Membership] = []
        for workspace in organization.workspaces where dice.chance(50) {
            memberships.append(
                .init(
                    workspace: workspace.id,
                    roles: dice.pick([["manager"], ["owner"], ["manager", "owner"]])))
        }
        let host = dice.pick(["1", "2", "3"])
        var user = Snapshot.User(
            email: "\(name)@\(host).example", name: dice.pick([name, "Other"]),
            roles: dice.pick([["admin"], ["member"], ["admin", "member"]]),
            status: dice.pick([.active, .pending, .suspended]), workspaces: memberships, since: .sample,
            file: organization.file)
        if dice.chance(60) { user.replaces = "\(name)@\(dice.pick(["1", "2", "3"])).example" }
        if dice.chance(20) { user.observed = .init(lastActive: nil, assignedContacts: 3) }
        return user
    }
}
