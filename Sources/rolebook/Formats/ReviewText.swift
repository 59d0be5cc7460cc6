import Compiler
import Ledger
import Reports
import Source

extension Phrases {
    /// How far a review has come: what each reviewer has decided, and which rows are open.
    func status(of declared: DeclaredReview, at now: Instant) -> String {
        let review = declared.review
        let state =
            declared.isOverdue(at: now)
            ? ", \(self["review.overdue"])" : review.isApplied ? ", \(self["review.applied"])" : ""
        var text = "\(review.id)  \(self("review.due", declared.dueText))\(state)\n"
        text += "  \(progress(ReviewTally(declared.rows)))\n"
        for (reviewer, rows) in declared.byReviewer {
            text += "  \(reviewer)\(self["list.colon"])\(progress(ReviewTally(rows)))\n"
            for row in rows where row.isOpen {
                text += "    \(item("review.open-row", row, of: declared))\n"
            }
        }
        return text
    }

    /// `5 of 7 rows decided (4 keep, 1 revoke), 1 open, 1 whose person is gone`
    func progress(_ tally: ReviewTally) -> String {
        var text = count("review.decided", tally.rows, number(tally.decided))
        let parts = Snapshot.Review.Decision.allCases.compactMap { decision in
            tally.decisions[decision].map { "\(number($0)) \(decision.rawValue)" }
        }
        let comma = self["list.comma"]
        if !parts.isEmpty { text += " (\(parts.joined(separator: comma)))" }
        if tally.open > 0 { text += comma + count("review.open", tally.open) }
        if tally.gone > 0 { text += comma + count("review.gone", tally.gone) }
        return text
    }

    /// A row with what is said of it, and its place.
    func item(_ key: String, _ row: DeclaredReview.Row, of declared: DeclaredReview) -> String {
        let access = "\(row.value.person) \(row.value.access.text)"
        let place = "\(declared.review.file):\(row.line)"
        return "\(self(key, access, row.value.organization))  --> \(place)"
    }
}
