import Ledger

extension ChangeRule {
    static let newOrganizationStartsWithFew = ChangeRule(
        "change/initial-support", .error, isBeyondRequest: true
    ) {
        hearing, report in
        for change in hearing.changes where change.kind == .supportUserAdded && change.isFounding {
            guard let initial = hearing.platform(of: change)?.policy.supportUsers?.initial else { continue }
            let functions = hearing.previous.person(change.subject.id)?.functions ?? []
            guard Set(functions).isDisjoint(with: initial) else { continue }
            report(
                change, "`\(change.subject.id)` is not one of those with whom a new organization starts",
                help: .functions(initial))
        }
    }
}
