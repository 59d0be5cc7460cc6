import Ledger
import Source

/// An access review as it was declared, with the places that rules point to.
struct Review: Sendable {
    /// Its rows stand apart.
    var head: Snapshot.Review
    /// The key `review`.
    var span: Span
    var dueKey: Span
    /// When it is due, as it is written.
    var dueText: String
    /// The value of `applied`, where it is declared.
    var appliedSpan: Span?
    var rows: [ReviewRow] = []
    /// Whether it is held against the declarations: applied, or about to be.
    var isHeld: Bool

    var address: String { "reviews/\(head.id)" }

    /// The compiled form.
    var value: Snapshot.Review {
        var review = head
        review.rows = rows.map(\.value)
        return review
    }
}

/// One person with one access, and what is left of it.
struct ReviewRow: Sendable {
    /// What an organization still declares of the access.
    enum Presence: Sendable {
        /// The organization could not be read far enough to know.
        case unknown
        /// The person is nobody there any more, so that the row is satisfied.
        case personGone
        /// The person is there, without this access.
        case lost
        /// Where it is given, and the narrowest entity that it belongs to.
        case declared(Span, address: String)
    }

    var value: Snapshot.Review.Row
    /// The access as it stands in the text.
    var span: Span
    /// A decision is there that does not read.
    var hasUnresolvedDecision: Bool
    var presence = Presence.unknown

    /// Whether somebody still has to decide; `nil` where that is not known.
    var isOpen: Bool? {
        if value.decision != nil { return false }
        switch presence {
        case .personGone: return false
        case .unknown: return nil
        case .lost, .declared: return hasUnresolvedDecision ? nil : true
        }
    }
}
