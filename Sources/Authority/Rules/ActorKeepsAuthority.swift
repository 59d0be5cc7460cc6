import Ledger

extension ChangeRule {
    static let actorKeepsAuthority = ChangeRule("change/own-authority", .warning) { hearing, report in
        for change in hearing.changes
        where change.subject.id == hearing.actor && change.losing.contains(hearing.actor) {
            guard let organization = hearing.organization(of: change),
                let platform = hearing.platform(of: change),
                var user = organization.user(hearing.actor), let permission = permissionToUndo(change.kind)
            else { continue }
            guard
                hearing.previous.rights(of: hearing.actor, in: organization).holds(
                    permission, in: change.workspace)
            else { continue }
            edit(&user, change)
            var left = platform.rights(of: user)
            if let person = hearing.previous.person(hearing.actor) {
                left.organization.formUnion(platform.rights(of: person))
            }
            guard !left.holds(permission, in: change.workspace) else { continue }
            report(
                change,
                "`\(hearing.actor)` could not undo this change afterwards, for want of `\(permission.rawValue)`",
                help: "make sure that somebody else could")
        }
    }

    private static func permissionToUndo(_ kind: Change.Kind) -> Permission? {
        switch kind {
        case .userRemoved: .usersAdd
        case .userRolesChanged: .usersChangeRole
        case .userSuspended: .usersSuspend
        case .membershipChanged, .membershipRemoved: .usersAssignWorkspaces
        default: nil
        }
    }

    private static func edit(_ user: inout Snapshot.User, _ change: Change) {
        switch change.kind {
        case .userRemoved, .userSuspended: user.status = .suspended
        case .userRolesChanged:
            user.roles.removeAll { change.rolesTaken.contains($0) }
            user.roles += change.rolesGiven
        default:
            for index in user.workspaces.indices where user.workspaces[index].workspace == change.workspace {
                user.workspaces[index].roles.removeAll { change.rolesTaken.contains($0) }
                user.workspaces[index].roles += change.rolesGiven
            }
        }
    }
}
