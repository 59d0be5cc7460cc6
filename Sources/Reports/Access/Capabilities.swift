import Ledger

/// What a role can and cannot do, in the lines of a help page: "As a User Admin you can …".
package struct Capabilities: Sendable {
    /// As the role declares them.
    package let can: [Grant]
    /// What other roles of the same kind may do and this one may not.
    package let cannot: [Permission]

    /// What a role can and cannot do, compared with the other roles of its kind.
    package init(of role: Snapshot.Role, among roles: [Snapshot.Role]) {
        can = role.grants
        let own = Set(role.permissions)
        let others = Set(roles.flatMap(\.permissions))
        let missing = others.subtracting(own)
        var lines: [Permission] = []
        for permission in Permission.allCases where missing.contains(permission) {
            // A part is told with the whole, unless the role has more of the whole than to look at it.
            let whole = Permission.allCases.first { missing.contains($0) && $0.parts.contains(permission) }
            if let whole, !own.holdsMoreThanViewing(whole) { continue }
            if own.holdsMoreThanViewing(permission) { continue }
            lines.append(permission)
        }
        cannot = lines
    }
}

extension Set<Permission> {
    /// Whether a part of a permission is in here that changes something.
    fileprivate func holdsMoreThanViewing(_ whole: Permission) -> Bool {
        whole.parts.contains { contains($0) && !$0.isViewing }
    }
}

extension Permission {
    /// Whether it only lets somebody see.
    var isViewing: Bool {
        switch self {
        case .organizationView, .activitiesView, .usersView, .workspacesView, .billingView, .supportUsersView,
            .portalView, .contentView, .knowledgeBaseView, .documentsView:
            true
        default: false
        }
    }
}
