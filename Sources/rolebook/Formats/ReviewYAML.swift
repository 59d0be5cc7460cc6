import Compiler
import Ledger

/// A new review as its reviewers get it: their rows together, no decision made.
func reviewYAML(_ review: Snapshot.Review, due: String) -> [UInt8] {
    var text = """
        # Add to each row `decision: keep`, `revoke` or `change`, and a `reason`.
        # `rolebook review status` says what is open, `rolebook review apply` carries it out.
        review:
          due: \(due)

        """
    if let serial = review.serial { text += "  serial: \(serial)\n" }
    if let digest = review.digest { text += "  digest: \"\(digest)\"\n" }
    text += "  applied: false\n  rows:\n"
    var last: String?
    for row in review.rows {
        if row.reviewer != last { text += "\n    # \(row.reviewer)\n" }
        last = row.reviewer
        text += "    - reviewer: \(yamlScalar(row.reviewer))\n"
        text += "      organization: \(yamlScalar(row.organization))\n"
        text += "      person: \(yamlScalar(row.person))\n"
        text += "      access: \(yamlScalar(row.access.text))\n"
        if let since = row.since { text += "      since: \(since.rfc3339)\n" }
    }
    return Array(text.utf8)
}
