extension Snapshot {
    /// What a platform asks of its organizations and of changes to them.
    package struct Policy: Equatable, Sendable {
        /// How many roles a user may have in his organization.
        package enum Count: String, Sendable { case one, many }
        /// Whether a user keeps his e-mail for good.
        package enum Email: String, Sendable { case fixed, editable }
        /// Whether a new user has to accept an invitation.
        package enum Invitations: String, Sendable { case required, none }

        /// The role that keeps an organization running, and how many have to hold it.
        package struct Administrators: Equatable, Sendable {
            package var role: String
            package var minimum: Int
            package var recommended: Int

            package init(role: String, minimum: Int, recommended: Int) {
                self.role = role
                self.minimum = minimum
                self.recommended = recommended
            }
        }

        /// Roles that no user holds together.
        package struct Separation: Equatable, Sendable {
            package var roles: [String]
            package var reason: Localized?

            package init(roles: [String], reason: Localized?) {
                self.roles = roles
                self.reason = reason
            }
        }

        /// What holds of support users.
        package struct SupportUsers: Equatable, Sendable {
            /// What a person needs to be admitted.
            package enum Requirement: String, CaseIterable, Sendable {
                case userID = "user-id"
                case twoFactor = "two-factor"
                case singleSignOn = "single-sign-on"
                case backgroundCheck = "background-check"
            }

            package var requires: [Requirement] = []
            /// `nil`: any function.
            package var initial: [String]?
            package var expiresAfter: Period?
            package var workspaceRole: String?

            package init() {}
        }

        /// What holds of consent to look into an account.
        package struct SupportAccess: Equatable, Sendable {
            package var periods: [Period]
            package var standard: Period
            package var recommended: Period?
            package var weekendMinimum: Period?

            package init(periods: [Period], standard: Period) {
                self.periods = periods
                self.standard = standard
            }
        }

        package var administrators: Administrators?
        package var defaultRole: String?
        package var rolesPerUser = Count.one
        package var email = Email.fixed
        package var invitations = Invitations.none
        /// Kinds of change that nobody may make to himself.
        package var neverOnSelf: [String] = []
        package var workspacesAtInvite: Int?
        package var maximumDepth = 2
        package var parentContacts: [Permission] = []
        /// Percent of an organization's users.
        package var massRemoval = 25
        package var separationOfDuties: [Separation] = []
        package var roleLimits: [String: Int] = [:]
        package var approvals: [ApprovalRule] = []
        package var supportUsers: SupportUsers?
        package var supportAccess: SupportAccess?

        package init() {}
    }

    /// Whose consent certain changes need (3-changes, "Who may" 3).
    package struct ApprovalRule: Equatable, Sendable {
        /// People of whom some have to agree.
        package struct Group: Equatable, Sendable {
            /// Roles or functions; `nil`: anyone known.
            package var from: [String]?
            package var people: Int

            package init(from: [String]?, people: Int) {
                self.from = from
                self.people = people
            }
        }

        /// Kinds of change, `expands` or `narrows`.
        package var kinds: [String]
        /// Only where one of these roles is given or taken.
        package var roles: [String]?
        package var groups: [Group]
        package var excludesSubject: Bool

        package init(kinds: [String], roles: [String]?, groups: [Group], excludesSubject: Bool) {
            self.kinds = kinds
            self.roles = roles
            self.groups = groups
            self.excludesSubject = excludesSubject
        }
    }
}

extension Snapshot.Person {
    /// Whether this person has what a platform requires of support users.
    package func meets(_ requirement: Snapshot.Policy.SupportUsers.Requirement) -> Bool {
        switch requirement {
        case .userID: userID != nil
        case .twoFactor: hasTwoFactor
        case .singleSignOn: hasSingleSignOn
        case .backgroundCheck: hasBackgroundCheck
        }
    }
}
