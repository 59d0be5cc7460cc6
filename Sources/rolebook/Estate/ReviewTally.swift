import Compiler
import Ledger

/// How far a review, or one reviewer's part of it, has come.
struct ReviewTally: Sendable {
    private(set) var rows = 0
    private(set) var decisions: [Snapshot.Review.Decision: Int] = [:]
    private(set) var open = 0
    /// Rows without a decision that nobody has to decide any more, since the person is gone.
    private(set) var gone = 0

    var decided: Int { decisions.values.reduce(0, +) }

    init(_ rows: [DeclaredReview.Row]) {
        for row in rows {
            self.rows += 1
            if let decision = row.value.decision {
                decisions[decision, default: 0] += 1
            } else if row.isOpen {
                open += 1
            } else {
                gone += 1
            }
        }
    }
}

extension DeclaredReview {
    /// Whether somebody still has to decide though the time is over.
    func isOverdue(at now: Instant) -> Bool { review.due <= now && rows.contains(where: \.isOpen) }

    /// The rows of each reviewer, in byte order.
    var byReviewer: [(reviewer: String, rows: [Row])] {
        let groups = Dictionary(grouping: rows) { $0.value.reviewer }
        return groups.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map {
            ($0, groups[$0] ?? [])
        }
    }
}
