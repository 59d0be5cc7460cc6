@testable import Ledger

/// Options of a random organization, and the platforms that they are of.
extension RandomEstate {
    /// Defaults and locks that change, and an option that comes and goes.
    mutating func editPlatforms() {
        snapshot.platforms = ["bench", "desk"].map { id in
            var platform = Snapshot.Platform.rich
            platform.id = id
            platform.options = snapshot.platform(id)?.options ?? [.lamp(true), .mode, .tone(1, to: 7), .zone]
            return platform
        }
        for index in snapshot.platforms.indices where dice.chance(25) {
            var options: [Snapshot.Option] = [.lamp(dice.chance(50)), .mode]
            if dice.chance(70) { options.append(.tone(dice.pick([1, 2]), to: dice.pick([7, 8]))) }
            snapshot.platforms[index].options = options + [.zone]
        }
    }

    /// What an organization declares of its options.
    mutating func editOptions(_ organization: Snapshot.Organization) {
        guard dice.chance(50) else { return }
        var values: [String: Snapshot.OptionContent] = [:]
        if dice.chance(50) { values["lamp"] = .flag(dice.chance(50)) }
        if dice.chance(50) { values["mode"] = .text(dice.pick(["a", "b"])) }
        if dice.chance(50) { values["tone"] = .number(dice.pick([1, 2, 7, 8])) }
        if dice.chance(50) { values["zone"] = .text(dice.pick(["UTC", "Europe/Berlin"])) }
        declared[organization.id] = values
    }

    /// The options in effect, as the compiler finds them: locked, declared, default, derived.
    func settleOptions(_ organization: inout Snapshot.Organization) {
        let own = declared[organization.id] ?? [:]
        let options = snapshot.platform(organization.platform)?.options ?? []
        let isLocked = own["mode"] == .text("b")
        let zone = Snapshot.OptionContent.text(organization.region == nil ? "UTC" : "Europe/Berlin")
        organization.options = options.map { option in
            let file = own[option.id].map { _ in organization.file }
            if let lock = option.locked, isLocked {
                return .init(id: option.id, value: lock.to, origin: .locked, file: file)
            }
            if let value = own[option.id] {
                return .init(id: option.id, value: value, origin: .declared, file: file)
            }
            return option.fallback.map { .init(id: option.id, value: $0, origin: .platform) }
                ?? .init(id: option.id, value: zone, origin: .derived)
        }
    }
}

extension Snapshot.Option {
    fileprivate static func lamp(_ fallback: Bool) -> Snapshot.Option {
        var option = Snapshot.Option(id: "lamp", kind: .boolean)
        option.fallback = .flag(fallback)
        option.gates = .all
        return option
    }

    fileprivate static let mode: Snapshot.Option = {
        var option = Snapshot.Option(id: "mode", kind: .choice)
        option.choices = [.init(id: "a", name: .same("A")), .init(id: "b", name: .same("B"))]
        option.fallback = .text("a")
        return option
    }()

    fileprivate static func tone(_ fallback: Int, to locked: Int) -> Snapshot.Option {
        var option = Snapshot.Option(id: "tone", kind: .integer)
        option.fallback = .number(fallback)
        option.locked = .init(
            when: .init(facts: [.init(name: "mode", values: ["b"])]), to: .number(locked))
        return option
    }

    fileprivate static let zone = Snapshot.Option(id: "zone", kind: .timeZone)
}
