import Ledger
import Source

/// One of the vendor's people, admitted to an organization.
struct Admission: Sendable {
    var email: String
    /// `nil` where nobody is known by this e-mail.
    var person: Person?
    /// The e-mail as it stands in the text.
    var span: Span
    /// `nil` where it could not be read.
    var reason: Snapshot.SupportUser.Reason?
    /// Positions in the organization's workspaces, in order.
    var workspaces: [Int] = []
    /// A workspace could not be read.
    var hasUnresolvedWorkspaces = false
    /// Where the end is declared.
    var expiresSpan: Span?
    var neverEnds = false
    var since: Instant
    /// `nil`: never, or the end could not be read.
    var ends: Instant?
    var addedBy: String?
    var approvedBy: [String] = []

    func status(at now: Instant) -> Snapshot.Timing {
        if let ends, ends <= now { return .ended }
        return since > now ? .scheduled : .active
    }
}

/// Consent that the vendor's support may look into the account.
struct Consent: Sendable {
    var isEnabled: Bool
    /// The key `access`.
    var span: Span
    var period: Period
    /// Where the period is declared.
    var periodSpan: Span?
    /// Where the start is declared.
    var fromSpan: Span?
    var starts: Instant
    /// `nil`: unlimited.
    var ends: Instant?

    func status(at now: Instant) -> Snapshot.Timing {
        if let ends, ends <= now { return .ended }
        return starts > now ? .scheduled : .active
    }
}

/// One of the customer's people, who may use the portal.
struct Contact: Sendable {
    var email: String
    var name: String
    /// The e-mail as it stands in the text.
    var span: Span
    /// `nil` where it could not be read.
    var hasPortal: Bool?
    var portalSpan: Span?
    var level: Located<String>?
    /// A level is declared that could not be resolved.
    var hasUnresolvedLevel: Bool
    /// `nil` where it could not be read.
    var username: String?
    var usernameSpan: Span?
}
