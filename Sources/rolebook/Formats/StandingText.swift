import Ledger
import Reports

extension Phrases {
    /// What somebody is: `user owner in workspace sales`.
    func title(_ standing: Standing) -> String {
        let role = standing.role.map { " \($0.id)" } ?? ""
        let place = standing.workspace.map { " \(self("standing.workspace", $0))" } ?? ""
        return "\(self["standing.kind.\(standing.kind.rawValue)"])\(role)\(place)"
    }

    /// Why a standing gives nothing at present.
    func reason(_ obstacle: Standing.Obstacle) -> String {
        switch obstacle {
        case .organizationInactive: self["standing.obstacle.inactive"]
        case .pending: self["standing.obstacle.pending"]
        case .suspended: self["standing.obstacle.suspended"]
        case .ended: self["standing.obstacle.ended"]
        case .portalOff: self["standing.obstacle.portal"]
        case .gateClosed: self["standing.obstacle.option"]
        }
    }

    /// A permission with what it is limited to: `users.add (only member)`.
    func permission(_ grant: Grant) -> String {
        switch grant.scope {
        case .everything: grant.permission.rawValue
        case .only(let roles): permission(grant.permission, only: roles)
        case .held: self("standing.limited", grant.permission.rawValue, self["standing.held"])
        }
    }

    /// A permission as an assertion asks for it.
    func permission(_ demand: Assertion.Demand) -> String {
        demand.roles.map { permission(demand.permission, only: $0) } ?? demand.permission.rawValue
    }

    private func permission(_ permission: Permission, only roles: [String]) -> String {
        let list = roles.joined(separator: self["list.comma"])
        return self("standing.limited", permission.rawValue, self("standing.only", list))
    }

    /// By what somebody holds a permission: `user admin → users.manage`.
    func way(_ standing: Standing, _ permission: String) -> String { "\(title(standing)) → \(permission)" }
}
