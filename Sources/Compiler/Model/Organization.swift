import Ledger
import Source

/// One organization as it was declared, every reference resolved; what did not resolve is left out.
struct Organization: Sendable {
    var id: String
    var address: String { "organizations/\(id)" }
    /// The head: everything under `organization:` and its defaults.
    var head: Snapshot.Organization
    /// `nil` where the organization's platform is not known.
    var platform: Platform?
    var zone: Zone
    /// The key `organization`, else the file.
    var place: Place
    var parentSpan: Span?
    var workspaces: [Workspace] = []
    /// The key `workspaces`.
    var workspacesKey: Span?
    /// In byte order of e-mail.
    var users: [User] = []
    /// Of all users; each has a stretch of it.
    var memberships: [User.Membership] = []
    /// The key `users`.
    var usersKey: Span?
    /// The platform's options as they are in effect, in byte order of ids.
    var options: [OptionState] = []
    /// The facts that conditions are about and that could not be read.
    var unknownFacts = UnknownFacts()
    /// In byte order of e-mail.
    var admissions: [Admission] = []
    /// There may be support users whom nobody knows by their e-mail.
    var hasUnresolvedAdmissions = false
    var consent: Consent?
    /// In byte order of e-mail.
    var contacts: [Contact] = []
    /// There may be contacts whom nobody knows by their e-mail.
    var hasUnresolvedContacts = false
    /// The key `contacts`.
    var contactsKey: Span?
    /// There may be users whom nobody knows by their e-mail: rules that count keep silent.
    var hasUnresolvedUsers = false
    var hasUnresolvedWorkspaces = false

    /// The status could not be read: it is neither active nor inactive.
    var hasUnresolvedStatus = false

    var isActive: Bool { head.status == .active && !hasUnresolvedStatus }

    /// What a user is in which workspaces, in the organization's order of workspaces.
    func memberships(of user: User) -> ArraySlice<User.Membership> {
        memberships[Int(user.firstMembership)..<Int(user.firstMembership + user.membershipCount)]
    }
}

/// A part of an organization.
struct Workspace: Sendable {
    var id: String
    var name: String
    var span: Span
    /// Users and support users that are declared in it.
    var memberCount = 0
}
