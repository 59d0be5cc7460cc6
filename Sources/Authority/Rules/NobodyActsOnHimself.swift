import Ledger

extension ChangeRule {
    static let nobodyActsOnHimself = ChangeRule("change/self", .error) { hearing, report in
        for change in hearing.changes where change.isAbout(hearing.actor) && hearing.isWeighed(change) {
            let banned = hearing.platform(of: change)?.policy.neverOnSelf ?? []
            guard banned.contains(change.kind.rawValue) || change.kind == .supportUserAdded else { continue }
            let needed = hearing.requirements(change).first ?? .nothing
            let able = hearing.candidates(needed, change).filter { !change.isAbout($0) }
            report(
                change, "nobody may make the change `\(change.kind.rawValue)` to himself",
                help: needed == .nothing ? nil : .candidates(able))
        }
    }
}
