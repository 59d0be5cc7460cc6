extension Change {
    /// What happened. The raw value is the name in plans and in the log.
    package enum Kind: String, CaseIterable, Sendable {
        case organizationAdded = "organization.added"
        case organizationRemoved = "organization.removed"
        case organizationUpdated = "organization.updated"
        case workspaceAdded = "workspace.added"
        case workspaceUpdated = "workspace.updated"
        case workspaceRemoved = "workspace.removed"
        case userAdded = "user.added"
        case userRemoved = "user.removed"
        case userRolesChanged = "user.roles-changed"
        case userUpdated = "user.updated"
        case userReplaced = "user.replaced"
        case userSuspended = "user.suspended"
        case userActivated = "user.activated"
        case userAccepted = "user.accepted"
        case membershipAdded = "membership.added"
        case membershipChanged = "membership.changed"
        case membershipRemoved = "membership.removed"
        case supportUserAdded = "support-user.added"
        case supportUserUpdated = "support-user.updated"
        case supportUserRemoved = "support-user.removed"
        case supportUserExpired = "support-user.expired"
        case supportAccessGranted = "support-access.granted"
        case supportAccessChanged = "support-access.changed"
        case supportAccessRevoked = "support-access.revoked"
        case supportAccessEnded = "support-access.ended"
        case contactAdded = "contact.added"
        case contactUpdated = "contact.updated"
        case contactRemoved = "contact.removed"
        case contactEnabled = "contact.enabled"
        case contactDisabled = "contact.disabled"
        case contactLevelChanged = "contact.level-changed"
        case optionChanged = "option.changed"
        case personAdded = "person.added"
        case personUpdated = "person.updated"
        case personRemoved = "person.removed"
        case platformAdded = "platform.added"
        case platformUpdated = "platform.updated"
        case platformRemoved = "platform.removed"
        case settingsChanged = "settings.changed"

        /// Whether something begins, ends or becomes different.
        package var action: Action {
            switch self {
            case .organizationAdded, .workspaceAdded, .userAdded, .membershipAdded, .supportUserAdded,
                .supportAccessGranted, .contactAdded, .personAdded, .platformAdded:
                .create
            case .organizationRemoved, .workspaceRemoved, .userRemoved, .membershipRemoved,
                .supportUserRemoved,
                .supportUserExpired, .supportAccessRevoked, .supportAccessEnded, .contactRemoved,
                .personRemoved,
                .platformRemoved:
                .delete
            default: .update
            }
        }
    }
}
