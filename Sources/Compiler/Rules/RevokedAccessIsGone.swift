import Source

extension Rule {
    /// Of several reviews of one access, the one that was due last decides.
    static let revokedAccessIsGone = Rule("review/revoked", .error, across: .estate) { estate, report in
        let held = estate.reviews.filter(\.isHeld).sorted { left, right in
            left.head.due == right.head.due
                ? left.head.id.precedes(right.head.id) : left.head.due < right.head.due
        }
        var last: [ReviewRow.Subject: String] = [:]
        for review in held {
            for row in review.rows where row.value.decision != nil { last[row.subject] = review.head.id }
        }
        for review in held {
            for row in review.rows where row.value.decision == .revoke && last[row.subject] == review.head.id
            {
                guard case .declared(let span, let address) = row.presence else { continue }
                report(
                    span,
                    "`\(row.value.person)` still has `\(row.value.access.text)`, which the review `\(review.head.id)` revokes",
                    address: address, help: "take it away",
                    notes: [.init("revoked here", at: .span(row.span))])
            }
        }
    }
}
