import Ledger

/// How much of an area of the product is open to a role.
package enum Access: Equatable, Sendable {
    case full, limited, none
}

/// The access table of a help page: organization roles by areas, derived from what the roles may do.
package struct AccessTable: Sendable {
    /// One role's line.
    package struct Row: Sendable {
        /// The role.
        package let role: Snapshot.Role
        /// One for each area of the table.
        package let cells: [Access]
    }

    /// The columns.
    package let areas: [Permission.Area]
    /// The role that opens most comes first.
    package let rows: [Row]

    /// The table of a platform's organization roles.
    ///
    /// A column is there where any of them may do something in the area. `options.manage` alone opens none:
    /// which options there are, and who changes them, is told option by option.
    package init(of platform: Snapshot.Platform) {
        let roles = platform.ranked(.organization)
        let held = Set(roles.flatMap(\.permissions)).subtracting([.optionsManage])
        areas = Permission.Area.allCases.filter { area in
            area != .content && held.contains { $0.area == area }
        }
        let columns = areas
        rows = roles.map { role in Row(role: role, cells: columns.map { role.access(to: $0) }) }
    }
}

extension Snapshot.Platform {
    /// The roles of a kind, the one that opens most first: by areas open in full, then by areas open at all, then
    /// by permissions; else in byte order.
    func ranked(_ kind: Snapshot.Role.Kind) -> [Snapshot.Role] {
        let weighed = roles(kind).map { role in
            let accesses = Permission.Area.allCases.map { role.access(to: $0) }
            let full = accesses.count { $0 == .full }
            let open = accesses.count { $0 != .none }
            return (role: role, weight: (full, open, Set(role.permissions).count))
        }
        return weighed.sorted { left, right in
            left.weight == right.weight
                ? left.role.id.utf8.lexicographicallyPrecedes(right.role.id.utf8) : left.weight > right.weight
        }.map(\.role)
    }
}

extension Permission.Area {
    /// The permission that opens all of an area.
    var manage: Permission? {
        switch self {
        case .general: .organizationManage
        case .users: .usersManage
        case .workspaces: .workspacesManage
        case .billing: .billingManage
        case .support: .supportUsersManage
        case .portal: .portalManage
        case .content: nil
        }
    }
}

extension Snapshot.Role {
    /// What the role may do, with all that its permissions include.
    var permissions: [Permission] { grants.flatMap(\.permission.closure) }

    /// *Full* where the area's `.manage` is held without a list, *limited* where any permission of it is.
    package func access(to area: Permission.Area) -> Access {
        if let manage = area.manage,
            grants.contains(where: { $0.permission == manage && $0.scope == .everything })
        {
            return .full
        }
        return permissions.contains { $0.area == area } ? .limited : .none
    }
}
