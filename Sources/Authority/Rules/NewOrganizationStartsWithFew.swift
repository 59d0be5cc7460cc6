import Ledger

extension ChangeRule {
    static let newOrganizationStartsWithFew = ChangeRule(
        "change/initial-support", .error, isBeyondRequest: true
    ) {
        hearing, report in
        for change in hearing.changes where change.kind == .supportUserAdded && change.isFounding {
            guard let initial = hearing.initialFunctions(of: change) else { continue }
            let functions = hearing.previous.person(change.subject.id)?.functions ?? []
            guard Set(functions).isDisjoint(with: initial) else { continue }
            report(
                change, "`\(change.subject.id)` is not one of those with whom a new organization starts",
                help: .functions(initial))
        }
    }
}

extension Hearing {
    /// The functions with which support users of a new organization start; `nil` where the platform lets any. A
    /// platform that is new in the same step says it for itself.
    fileprivate func initialFunctions(of change: Change) -> [String]? {
        if let platform = platform(of: change) { return platform.policy.supportUsers?.initial }
        let id = change.organization.flatMap { newPlatforms[$0] }
        let added = changes.first { $0.kind == .platformAdded && $0.subject.id == id }
        return added?.afterValue?["policy"]?["support_users"]?["initial"]?.array?.compactMap(\.string)
    }
}
