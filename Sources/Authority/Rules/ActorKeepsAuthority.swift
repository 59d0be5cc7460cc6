import Ledger
import Source

extension ChangeRule {
    static let actorKeepsAuthority = ChangeRule("change/own-authority", .warning) { hearing, report in
        for change in hearing.changes {
            if change.kind == .settingsChanged, hearing.isOperator,
                let after = change.afterValue?["operators"]?.array,
                !after.contains(.string(hearing.actor))
            {
                report(
                    change,
                    "afterwards `\(hearing.actor)` could not undo this change, which needs an operator",
                    help: "let another operator make the change")
            }
            guard let permission = permissionLost(by: change, hearing) else { continue }
            let roles = permission.takesRoles ? change.rolesConcerned.map { "`\($0)`" } : []
            let needed: Message =
                roles.isEmpty
                ? "`\(permission.rawValue)`"
                : "`\(permission.rawValue)` for \(roles.joined(separator: ", "))"
            report(
                change, "afterwards `\(hearing.actor)` could not undo this change, which needs \(needed)",
                help: "make sure that somebody else could")
        }
    }

    /// The permission to undo a change, where the change takes it from the actor.
    private static func permissionLost(by change: Change, _ hearing: Hearing) -> Permission? {
        guard change.isAbout(hearing.actor), !change.losing.isEmpty,
            let permission = permissionToUndo(change.kind),
            var organization = hearing.organization(of: change)
        else { return nil }
        let roles = permission.takesRoles ? change.rolesConcerned : nil
        let had = hearing.previous.rights(of: hearing.actor, in: organization)
        guard had.allows(permission, roles: roles, in: change.workspace) else { return nil }
        if change.subject.kind == .contact, let index = organization.contacts.position(id: hearing.actor) {
            edit(&organization.contacts[index], change)
        } else if let index = organization.users.position(id: hearing.actor) {
            edit(&organization.users[index], change)
        }
        let left = hearing.previous.rights(of: hearing.actor, in: organization)
        return left.allows(permission, roles: roles, in: change.workspace) ? nil : permission
    }

    private static func permissionToUndo(_ kind: Change.Kind) -> Permission? {
        switch kind {
        case .userRemoved: .usersAdd
        case .userRolesChanged: .usersChangeRole
        case .userSuspended: .usersSuspend
        case .membershipChanged, .membershipRemoved: .usersAssignWorkspaces
        case .contactRemoved, .contactDisabled: .portalUsersManage
        case .contactLevelChanged: .portalUsersAssignLevel
        default: nil
        }
    }

    private static func edit(_ contact: inout Snapshot.Contact, _ change: Change) {
        switch change.kind {
        case .contactLevelChanged: contact.level = change.rolesGiven.first
        default: contact.hasPortal = false
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
