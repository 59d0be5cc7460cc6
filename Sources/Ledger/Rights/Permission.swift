/// What somebody may see or do: the closed vocabulary of the language (1-language, section 7).
package enum Permission: String, CaseIterable, Hashable, Sendable {
    case organizationManage = "organization.manage"
    case organizationView = "organization.view"
    case organizationDelete = "organization.delete"
    case securityManage = "security.manage"
    case activitiesView = "activities.view"
    case organizationsCreate = "organizations.create"
    case usersManage = "users.manage"
    case usersView = "users.view"
    case usersAdd = "users.add"
    case usersRemove = "users.remove"
    case usersEdit = "users.edit"
    case usersChangeRole = "users.change-role"
    case usersSuspend = "users.suspend"
    case usersAssignWorkspaces = "users.assign-workspaces"
    case workspacesManage = "workspaces.manage"
    case workspacesView = "workspaces.view"
    case billingManage = "billing.manage"
    case billingView = "billing.view"
    case subscriptionManage = "subscription.manage"
    case subscriptionCancel = "subscription.cancel"
    case supportUsersManage = "support-users.manage"
    case supportUsersView = "support-users.view"
    case supportUsersAdd = "support-users.add"
    case supportUsersRemove = "support-users.remove"
    case supportAccessManage = "support-access.manage"
    case portalManage = "portal.manage"
    case portalView = "portal.view"
    case portalUsersManage = "portal-users.manage"
    case portalUsersAssignLevel = "portal-users.assign-level"
    case optionsManage = "options.manage"
    case contentView = "content.view"
    case contentEdit = "content.edit"
    case ticketsOwn = "tickets.own"
    case ticketsAll = "tickets.all"
    case projectsOwn = "projects.own"
    case projectsAll = "projects.all"
    case knowledgeBaseView = "knowledge-base.view"
    case documentsView = "documents.view"

    /// The part of the product that a permission belongs to, as the access table groups them.
    package enum Area: String, CaseIterable, Sendable {
        case general, users, workspaces, billing, support, portal, content
    }

    package var area: Area {
        switch self {
        case .organizationManage, .organizationView, .organizationDelete, .securityManage, .activitiesView,
            .organizationsCreate:
            .general
        case .usersManage, .usersView, .usersAdd, .usersRemove, .usersEdit, .usersChangeRole, .usersSuspend,
            .usersAssignWorkspaces:
            .users
        case .workspacesManage, .workspacesView: .workspaces
        case .billingManage, .billingView, .subscriptionManage, .subscriptionCancel: .billing
        case .supportUsersManage, .supportUsersView, .supportUsersAdd, .supportUsersRemove,
            .supportAccessManage:
            .support
        case .portalManage, .portalView, .portalUsersManage, .portalUsersAssignLevel, .optionsManage: .portal
        case .contentView, .contentEdit, .ticketsOwn, .ticketsAll, .projectsOwn, .projectsAll,
            .knowledgeBaseView,
            .documentsView:
            .content
        }
    }

    /// What this permission includes directly.
    package var parts: [Permission] {
        switch self {
        case .organizationManage: [.organizationView]
        case .usersManage:
            [
                .usersView, .usersAdd, .usersRemove, .usersEdit, .usersChangeRole, .usersSuspend,
                .usersAssignWorkspaces,
            ]
        case .workspacesManage: [.workspacesView]
        case .billingManage: [.billingView, .subscriptionManage]
        case .supportUsersManage: [.supportUsersView, .supportUsersAdd, .supportUsersRemove]
        case .portalManage: [.portalView, .portalUsersManage]
        case .portalUsersManage: [.portalUsersAssignLevel]
        default: []
        }
    }

    /// This permission and all that it includes, directly or through another.
    package var closure: [Permission] { [self] + parts.flatMap(\.closure) }

    /// Whether a list of role ids may qualify it.
    package var takesRoles: Bool { kindOfRoles != nil }

    /// The kind of the roles whose ids may qualify it; `nil` where none may.
    package var kindOfRoles: Snapshot.Role.Kind? {
        switch self {
        case .usersAdd, .usersRemove, .usersChangeRole: .organization
        case .usersAssignWorkspaces: .workspace
        case .portalUsersAssignLevel: .portal
        default: nil
        }
    }
}
