import Ledger

extension Hearing {
    /// What somebody else would need for the same; what a new organization starts with comes with it.
    fileprivate func needed(_ change: Change) -> Requirement {
        if change.isFounding, let platform = platform(of: change) {
            return .creation(platform: platform.id)
        }
        return requirements(change).first ?? .nothing
    }
}

extension ChangeRule {
    static let nobodyActsOnHimself = ChangeRule("change/self", .error) { hearing, report in
        for change in hearing.changes where change.isAbout(hearing.actor) && hearing.isWeighed(change) {
            let banned = hearing.platform(of: change)?.policy.neverOnSelf ?? []
            guard banned.contains(change.kind.rawValue) || change.kind == .supportUserAdded else { continue }
            let needed = hearing.needed(change)
            let able = hearing.candidates(needed, change).filter { !change.isAbout($0) }
            report(
                change, "nobody may make the change `\(change.kind.rawValue)` to himself",
                help: needed == .nothing ? nil : .candidates(able))
        }
    }
}
