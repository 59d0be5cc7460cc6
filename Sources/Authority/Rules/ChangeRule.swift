import Ledger
import Source

/// A statement that must hold of a change, judged by the state before it.
struct ChangeRule: Sendable {
    let id: String
    let severity: Severity
    /// Whether nothing more is said once this rule found something.
    let endsHearing: Bool
    /// Whether it looks at the change alone, so that no request could mend what it finds.
    let isBeyondRequest: Bool
    let check: @Sendable (Hearing, ChangeReport) -> Void

    init(
        _ id: String, _ severity: Severity, endsHearing: Bool = false, isBeyondRequest: Bool = false,
        check: @escaping @Sendable (Hearing, ChangeReport) -> Void
    ) {
        self.id = id
        self.severity = severity
        self.endsHearing = endsHearing
        self.isBeyondRequest = isBeyondRequest
        self.check = check
    }
}

/// Collects what one change rule finds; adds the rule's id and severity.
final class ChangeReport {
    /// What tells one change from all others.
    struct Key: Hashable {
        let kind: Change.Kind
        let address: String

        init(kind: Change.Kind, address: String) {
            self.kind = kind
            self.address = address
        }

        init(_ change: Change) { self.init(kind: change.kind, address: change.address) }
    }

    private let rule: ChangeRule
    private(set) var diagnostics: [Diagnostic] = []
    /// The changes that an error is about.
    private(set) var refused: Set<Key> = []

    init(_ rule: ChangeRule) { self.rule = rule }

    func callAsFunction(_ change: Change, _ message: Message, help: Message? = nil) {
        callAsFunction(change.address, message, help: help, refuses: [change])
    }

    func callAsFunction(
        _ address: String?, _ message: Message, help: Message? = nil, refuses changes: [Change] = []
    ) {
        if rule.severity == .error { refused.formUnion(changes.map(Key.init)) }
        diagnostics.append(
            Diagnostic(rule.id, rule.severity, message, at: .nowhere, address: address, help: help))
    }
}

extension ChangeRule {
    /// All change rules; whether the actor is known comes first, since nothing is said of a stranger.
    static let all: [ChangeRule] = [
        actorIsKnown,
        invitationIsAcceptedByTheInvited,
        approvalsAreThere,
        approverCounts,
        replacementIsTheSame,
        rolesAreWithinReach,
        newOrganizationStartsWithFew,
        invitationIsSmall,
        lockedOptionIsUnlockedFirst,
        removalIsSmall,
        actorIsPermitted,
        oneWayOptionStays,
        actorKeepsAuthority,
        platformStays,
        nobodyActsOnHimself,
        replacementIsDeclared,
    ]
}
