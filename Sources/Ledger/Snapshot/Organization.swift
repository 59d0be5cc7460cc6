extension Snapshot {
    /// One organization with all that is declared in it.
    package struct Organization: Equatable, Sendable, SnapshotEntity {
        /// Whether the organization works at present.
        package enum Status: String, Sendable { case active, inactive }
        /// What the organization is to the vendor.
        package enum Classification: String, Sendable { case customer, local, billing }

        package var id: String
        package var name: String
        package var platform: String
        package var status = Status.active
        package var parent: String?
        package var classification = Classification.customer
        package var country: String?
        /// An IANA identifier; the estate's where the organization declares none.
        package var timeZone: String
        package var emailDomains: [String]?
        package var workspaceLimit: Int?
        package var region: String?
        package var file: String

        package var workspaces: [Workspace] = []
        package var users: [User] = []
        package var supportUsers: [SupportUser] = []
        package var supportAccess: SupportAccess?
        package var contacts: [Contact] = []
        package var options: [OptionValue] = []

        package init(id: String, name: String, platform: String, timeZone: String, file: String) {
            self.id = id
            self.name = name
            self.platform = platform
            self.timeZone = timeZone
            self.file = file
        }

        package var address: String { "organizations/\(id)" }
        /// The user with an e-mail, in lower case.
        package func user(_ email: String) -> User? { users.first(id: email) }
    }

    /// A part of an organization that users are assigned to.
    package struct Workspace: Equatable, Sendable, SnapshotEntity {
        package var id: String
        package var name: String
        package var file: String

        package init(id: String, name: String, file: String) {
            self.id = id
            self.name = name
            self.file = file
        }
    }

    /// What somebody is in a workspace.
    package struct Membership: Equatable, Sendable {
        package var workspace: String
        /// Workspace role ids, in byte order.
        package var roles: [String]

        package init(workspace: String, roles: [String]) {
            self.workspace = workspace
            self.roles = roles
        }
    }

    /// Somebody who works for an organization.
    package struct User: Equatable, Sendable, SnapshotEntity {
        /// Where a user stands between invitation and suspension.
        package enum Status: String, Sendable { case pending, active, suspended }

        /// Facts from the running platform: kept and shown, never compared.
        package struct Observed: Equatable, Sendable {
            package var lastActive: Instant?
            package var assignedContacts: Int?

            package init(lastActive: Instant?, assignedContacts: Int?) {
                self.lastActive = lastActive
                self.assignedContacts = assignedContacts
            }
        }

        package var email: String
        package var name: String
        /// Organization role ids, in byte order.
        package var roles: [String]
        package var status: Status
        /// In byte order of workspace.
        package var workspaces: [Membership]
        package var replaces: String?
        package var observed: Observed?
        /// When this user was first compiled.
        package var since: Instant
        package var file: String

        package var id: String { email }

        package init(
            email: String, name: String, roles: [String], status: Status, workspaces: [Membership],
            since: Instant,
            file: String
        ) {
            self.email = email
            self.name = name
            self.roles = roles
            self.status = status
            self.workspaces = workspaces
            self.since = since
            self.file = file
        }
    }

    /// The status of something that has a start and an end.
    package enum Timing: String, Sendable { case scheduled, active, ended }

    /// One of the vendor's people, admitted to an organization.
    package struct SupportUser: Equatable, Sendable, SnapshotEntity {
        /// What a support user is admitted for.
        package enum Reason: String, CaseIterable, Sendable {
            case initialSetup = "initial-setup"
            case training
            case contractedService = "contracted-service"
            case support
        }

        package var email: String
        package var reason: Reason
        package var workspaces: [String]
        /// `nil`: never.
        package var ends: Instant?
        /// Whether the end is declared, not that of the platform's policy.
        package var isEndDeclared = true
        package var status: Timing
        package var since: Instant
        package var addedBy: String?
        package var approvedBy: [String]
        package var file: String

        package var id: String { email }

        package init(
            email: String, reason: Reason, workspaces: [String], ends: Instant?, status: Timing,
            since: Instant,
            addedBy: String?, approvedBy: [String], file: String
        ) {
            self.email = email
            self.reason = reason
            self.workspaces = workspaces
            self.ends = ends
            self.status = status
            self.since = since
            self.addedBy = addedBy
            self.approvedBy = approvedBy
            self.file = file
        }
    }

    /// Consent that the vendor's support may look into the account.
    package struct SupportAccess: Equatable, Sendable {
        package var period: Period
        /// Whether the period is declared, not that of the platform's policy.
        package var isPeriodDeclared = true
        package var starts: Instant
        /// Whether the start is declared, not that of the compile that first saw the grant.
        package var isStartDeclared = false
        /// `nil`: unlimited.
        package var ends: Instant?
        package var status: Timing
        package var file: String

        package init(period: Period, starts: Instant, ends: Instant?, status: Timing, file: String) {
            self.period = period
            self.starts = starts
            self.ends = ends
            self.status = status
            self.file = file
        }
    }

    /// One of the customer's people, who may use the portal.
    package struct Contact: Equatable, Sendable, SnapshotEntity {
        package var email: String
        package var name: String
        package var hasPortal: Bool
        package var level: String?
        package var username: String
        package var since: Instant
        package var file: String

        package var id: String { email }

        package init(
            email: String, name: String, hasPortal: Bool, level: String?, username: String, since: Instant,
            file: String
        ) {
            self.email = email
            self.name = name
            self.hasPortal = hasPortal
            self.level = level
            self.username = username
            self.since = since
            self.file = file
        }
    }
}
