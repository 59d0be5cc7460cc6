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

    /// `5 of 7 rows decided (4 keep, 1 revoke), 1 open, 1 without the person`
    var words: String {
        var text = "\(decided) of \(rows) row\(rows == 1 ? "" : "s") decided"
        let parts = Snapshot.Review.Decision.allCases.compactMap { decision in
            decisions[decision].map { "\($0) \(decision.rawValue)" }
        }
        if !parts.isEmpty { text += " (\(parts.joined(separator: ", ")))" }
        if open > 0 { text += ", \(open) open" }
        if gone > 0 { text += ", \(gone) whose person is gone" }
        return text
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
