import Ledger

extension ChangeRule {
    static let nobodyActsOnHimself = ChangeRule("change/self", .error) { hearing, report in
        for change in hearing.changes where change.subject.id == hearing.actor && change.cause == .declared {
            let isForbidden =
                hearing.platform(of: change)?.policy.neverOnSelf.contains(change.kind.rawValue) ?? false
            guard change.kind == .supportUserAdded || (isForbidden && !change.isFounding) else { continue }
            report(
                change, "nobody may make the change `\(change.kind.rawValue)` to himself",
                help: "let somebody else make it who may")
        }
    }
}
