import Ledger

extension ChangeRule {
    static let rolesAreWithinReach = ChangeRule("change/escalation", .error) { hearing, report in
        for change in hearing.changes {
            for requirement in hearing.requirements(change) where !hearing.isSatisfied(requirement, change) {
                guard case .permission(let permission, let roles?, let workspace) = requirement,
                    hearing.holds(permission, change, workspace)
                else { continue }
                let beyond = roles.filter { role in
                    !hearing.isSatisfied(.permission(permission, roles: [role], workspace: workspace), change)
                }
                let named = (beyond.isEmpty ? roles : beyond).map { "`\($0)`" }.joined(separator: ", ")
                report(
                    change, "`\(hearing.actor)` holds `\(permission.rawValue)`, but not for \(named)",
                    help: .candidates(hearing.candidates(requirement, change)))
            }
        }
    }
}
