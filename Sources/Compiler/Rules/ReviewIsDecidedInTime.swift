import Source

extension Rule {
    static let reviewIsDecidedInTime = Rule("review/open", .warning, across: .estate) { estate, report in
        for review in estate.reviews where review.head.due <= estate.now {
            let open = review.rows.filter { $0.isOpen == true }
            guard let first = open.first else { continue }
            report(
                review.span,
                "the review `\(review.head.id)` was due at `\(review.dueText)` with \(open.count) of \(review.rows.count) rows open",
                address: review.address, help: "decide them: `keep`, `revoke` or `change`",
                notes: [.init("this row has no decision", at: .span(first.span))])
        }
    }
}
