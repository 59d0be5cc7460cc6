import Ledger

/// A class of events of OCSF 1.8.0, category Identity & Access Management.
enum OCSFClass: Int {
    case accountChange = 3001
    case entityManagement = 3004
    case userAccess = 3005

    var name: String {
        switch self {
        case .accountChange: "Account Change"
        case .entityManagement: "Entity Management"
        case .userAccess: "User Access Management"
        }
    }
}

/// As which event of OCSF an action of the log is told.
struct OCSFKind {
    let eventClass: OCSFClass
    let activity: Int
    let activityName: String

    private init(_ eventClass: OCSFClass, _ activity: Int, _ name: String) {
        self.eventClass = eventClass
        self.activity = activity
        activityName = name
    }

    /// The one table of what becomes what.
    ///
    /// - Parameter kind: `nil` for the founding of an estate and for a refused change.
    init(_ kind: Change.Kind?, isRefusal: Bool, gives: Bool, takes: Bool) {
        self =
            switch kind {
            case .userAdded, .contactAdded, .personAdded: Self(.accountChange, 1, "Create")
            case .userActivated, .userAccepted, .contactEnabled: Self(.accountChange, 2, "Enable")
            case .userSuspended, .contactDisabled: Self(.accountChange, 5, "Disable")
            case .userRemoved, .contactRemoved, .personRemoved: Self(.accountChange, 6, "Delete")
            case .userUpdated, .contactUpdated, .personUpdated: Self(.accountChange, 99, "Update")
            case .userReplaced: Self(.accountChange, 99, "Replace")
            case .membershipAdded, .supportUserAdded, .supportAccessGranted:
                Self(.userAccess, 1, "Assign Privileges")
            case .membershipRemoved, .supportUserRemoved, .supportUserExpired, .supportAccessRevoked,
                .supportAccessEnded:
                Self(.userAccess, 2, "Revoke Privileges")
            case .userRolesChanged, .membershipChanged, .contactLevelChanged:
                takes
                    ? gives
                        ? Self(.userAccess, 99, "Change Privileges")
                        : Self(.userAccess, 2, "Revoke Privileges")
                    : Self(.userAccess, 1, "Assign Privileges")
            case .supportUserUpdated, .supportAccessChanged: Self(.userAccess, 99, "Update Privileges")
            case .organizationAdded, .workspaceAdded, .platformAdded: Self(.entityManagement, 1, "Create")
            case .organizationUpdated, .workspaceUpdated, .platformUpdated, .optionChanged, .settingsChanged:
                Self(.entityManagement, 3, "Update")
            case .organizationRemoved, .workspaceRemoved, .platformRemoved:
                Self(.entityManagement, 4, "Delete")
            case nil: isRefusal ? Self(.entityManagement, 3, "Update") : Self(.entityManagement, 1, "Create")
            }
    }
}
