import Compiler
import Ledger
import Source

/// How many rows are decided, by whom, and what is overdue.
func reviewStatus(_ call: Invocation) throws(Exit) -> Int32 {
    let stored = try call.readState(skipsUsers: true)
    let carryOver = stored.map { CarryOver($0.snapshot, at: call.now) } ?? CarryOver()
    let input = try call.compileInput(carryOver, makesSnapshot: false)
    let compilation = Compiler.compile(input)
    let reviews = try call.chosenReviews(compilation, input)
    if call["--format"] == "json" {
        let json = call.reviewJSON { writer in
            for review in reviews { writer.status(of: review, now: call.now) }
        }
        try call.print(json)
    } else if reviews.isEmpty {
        try call.print(Array(try call.noReviews().utf8))
    } else {
        let words = try call.lineWords()
        let text = reviews.map { words.status(of: $0, at: call.now) }.joined(separator: "\n")
        try call.print(Array(visibleLines(text).utf8))
    }
    return reviews.contains { $0.isOverdue(at: call.now) } ? 1 : 0
}

extension JSONWriter {
    fileprivate mutating func status(of declared: DeclaredReview, now: Instant) {
        let review = declared.review
        element()
        beginObject()
        member("id", review.id)
        member("file", review.file)
        member("due", review.due.rfc3339)
        key("overdue")
        bool(declared.isOverdue(at: now))
        key("applied")
        bool(review.isApplied)
        key("serial")
        if let serial = review.serial { integer(Int64(serial)) } else { null() }
        member("digest", review.digest)
        tally(ReviewTally(declared.rows))
        key("reviewers")
        beginArray()
        for (reviewer, rows) in declared.byReviewer {
            element()
            beginObject()
            member("reviewer", reviewer)
            tally(ReviewTally(rows))
            endObject()
        }
        endArray()
        key("open_rows")
        rows(declared, declared.rows.filter(\.isOpen))
        endObject()
    }

    private mutating func tally(_ tally: ReviewTally) {
        count("rows", tally.rows)
        count("decided", tally.decided)
        count("open", tally.open)
        count("gone", tally.gone)
        key("decisions")
        beginObject()
        count("keep", tally.decisions[.keep] ?? 0)
        count("revoke", tally.decisions[.revoke] ?? 0)
        count("change", tally.decisions[.change] ?? 0)
        endObject()
    }

    /// Rows of a review with their places.
    mutating func rows(_ declared: DeclaredReview, _ rows: [DeclaredReview.Row]) {
        beginArray()
        for row in rows {
            element()
            beginObject()
            member("reviewer", row.value.reviewer)
            member("organization", row.value.organization)
            member("person", row.value.person)
            member("access", row.value.access.text)
            member("decision", row.value.decision?.rawValue)
            member("reason", row.value.reason)
            member("file", declared.review.file)
            count("line", row.line)
            endObject()
        }
        endArray()
    }
}
