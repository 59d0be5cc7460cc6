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
    /// The key `users`.
    var usersKey: Span?
    /// A user, or something in one, could not be read: rules that count keep silent.
    var hasUnresolvedUsers = false
    var hasUnresolvedWorkspaces = false

    var isActive: Bool { head.status == .active }
}

/// A part of an organization.
struct Workspace: Sendable {
    var id: String
    var name: String
    var span: Span
    /// Users and support users that are declared in it.
    var memberCount = 0
}

/// Somebody who works for an organization.
struct User: Sendable {
    /// A role with the place where it is given; the place of the user where it is the default.
    struct Role: Sendable {
        var id: RoleID
        var span: Span
    }

    struct Membership: Sendable {
        /// Position in the organization's workspaces.
        var workspace: Int32
        var span: Span
        var roles: [Role]
    }

    var email: String
    var name: String
    /// The e-mail as it stands in the text.
    var span: Span
    var roles: [Role]
    var status: Snapshot.User.Status
    /// In the organization's order of workspaces.
    var memberships: [Membership]
    var extras: Extras?

    /// What few users declare.
    final class Extras: Sendable {
        let replaces: Located<String>?
        let observed: Snapshot.User.Observed?

        init(replaces: Located<String>?, observed: Snapshot.User.Observed?) {
            self.replaces = replaces
            self.observed = observed
        }
    }
}
