import Ledger
import Source

/// Something that a change needs before it may be made.
package enum Need: Equatable, Sendable {
    /// A permission in the change's organization, for certain roles; `who` could make the change.
    case permission(Permission, roles: [String]?, who: [String])
    /// One of the operators.
    case `operator`(who: [String])
    /// The person himself, or an operator.
    case himself(who: [String])
    /// So many people who hold one of these roles; `missing` are not there yet.
    case people(Int, from: [String]?, missing: Int)
}

/// What the judge says of one change.
package struct Verdict: Equatable, Sendable {
    package var needs: [Need] = []
    /// `nil` where nobody was named who makes the change.
    package var isAuthorized: Bool?

    package init() {}
}

/// What the judge says of a set of changes.
package struct Judgement: Sendable {
    /// One for each change, in their order.
    package var verdicts: [Verdict]
    /// Findings of change rules; their address is a change's, they have no place yet.
    package var diagnostics: [Diagnostic]
    package var isJudged: Bool
    /// Whether some request could have the changes made.
    package var isPossible = true

    /// Whether change rules let the whole set through.
    package var isPermitted: Bool { !diagnostics.contains { $0.severity == .error } }
}
