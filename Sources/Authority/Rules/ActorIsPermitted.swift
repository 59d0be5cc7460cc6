import Ledger

extension ChangeRule {
    static let actorIsPermitted = ChangeRule("change/not-permitted", .error) { hearing, report in
        for change in hearing.changes {
            for requirement in hearing.requirements(change) where !hearing.isSatisfied(requirement, change) {
                switch requirement {
                case .permission(let permission, _, let workspace):
                    if hearing.holds(permission, change, workspace) { continue }
                    report(
                        change,
                        "`\(hearing.actor)` may not make the change `\(change.kind.rawValue)`: it needs `\(permission.rawValue)`",
                        help: .candidates(hearing.candidates(requirement, change)))
                case .creation(let platform):
                    report(
                        change,
                        "`\(hearing.actor)` may not make the change `\(change.kind.rawValue)`: it needs `organizations.create` by a function on `\(platform)`",
                        help: .candidates(hearing.candidates(requirement, change)))
                case .operator:
                    report(
                        change,
                        "`\(hearing.actor)` may not make the change `\(change.kind.rawValue)`: it needs an operator",
                        help: .candidates(hearing.candidates(requirement, change)))
                case .himself, .nothing: continue
                }
            }
        }
    }
}
