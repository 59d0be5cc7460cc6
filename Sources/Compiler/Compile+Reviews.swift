import Ledger
import Source
import YAML

/// Reads the reviews; what is left of the access in them is known when the organizations are.
func reviews(
    _ input: CompileInput, _ layout: Layout, _ sources: [SourceFile], _ settings: Settings,
    _ findings: inout [Diagnostic]
) -> [Review] {
    var reviews: [Review] = []
    for (id, file) in layout.reviews {
        guard var reader = reader(file, .review(id), input, sources, &findings) else { continue }
        if var review = readReview(&reader, id: id, settings.zone) {
            review.isHeld = review.isHeld || input.heldReviews.contains(id)
            reviews.append(review)
        }
        findings += reader.diagnostics
    }
    return reviews
}

/// Notes in each row what its organization said, and reports reviews that are applied with open rows.
func settle(_ reviews: inout [Review], _ compiled: [CompiledOrganization], _ layout: Layout) -> [Diagnostic] {
    for organization in compiled {
        for (review, row, presence) in organization.sightings.rows {
            reviews[review].rows[row].presence = presence
        }
    }
    let known = Set(layout.organizations.map(\.id))
    let isSure = layout.misnamed.isEmpty && layout.repeated.isEmpty
    for index in reviews.indices {
        for row in reviews[index].rows.indices where isSure {
            let organization = reviews[index].rows[row].value.organization
            if !known.contains(organization) { reviews[index].rows[row].presence = .personGone }
        }
    }
    return reviews.compactMap(appliedTooEarly)
}

private func appliedTooEarly(_ review: Review) -> Diagnostic? {
    guard review.head.isApplied, let place = review.appliedSpan,
        let open = review.rows.first(where: { $0.isOpen == true })
    else { return nil }
    return Diagnostic(
        "schema/value", .error, "`\(review.head.id)` is applied while a row is open", at: .span(place),
        address: review.address, help: "decide every row, or write `false`",
        notes: [.init("this row has no decision", at: .span(open.span))])
}

extension Review {
    /// The review as commands see it, with lines.
    func declared(in sources: [SourceFile]) -> DeclaredReview {
        let lines = LineMap(sources[Int(span.file)].bytes)
        return DeclaredReview(
            review: value, file: span.file,
            rows: rows.map { row in
                let remainder: Snapshot.Remainder? =
                    switch row.presence {
                    case .unknown: nil
                    case .personGone: .personGone
                    case .lost: .lost
                    case .declared: .declared
                    }
                return .init(
                    value: row.value, line: lines.position(at: row.span.start).line, remainder: remainder,
                    isOpen: row.isOpen ?? true)
            },
            dueText: dueText, dueKey: dueKey, appliedSpan: appliedSpan)
    }
}

/// A review as it stands in its file, held against the declarations.
package struct DeclaredReview: Sendable {
    /// One row with its place.
    package struct Row: Sendable {
        package let value: Snapshot.Review.Row
        /// From 1, in the review's file.
        package let line: Int
        /// What is left of the access; `nil` where that could not be read.
        package let remainder: Snapshot.Remainder?
        /// Whether somebody still has to decide.
        package let isOpen: Bool
    }

    package let review: Snapshot.Review
    package let file: SourceFile.ID
    package let rows: [Row]
    /// When it is due, as it is written.
    package let dueText: String
    fileprivate let dueKey: Span
    fileprivate let appliedSpan: Span?

    /// The text of its file with `applied: true`, every other byte as it was.
    ///
    /// Where the key is missing, it comes before `due`, on a line of its own unless the review is written in braces.
    package func applied(_ bytes: [UInt8]) -> [UInt8] {
        let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var result = bytes
        if let span = appliedSpan {
            result.replaceSubrange(Int(span.start) + mark..<Int(span.end) + mark, with: "true".utf8)
            return result
        }
        let start = Int(dueKey.start) + mark
        let line = bytes[..<start].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? mark
        let indent = bytes[line..<start]
        let isAlone = indent.allSatisfy { $0 == UInt8(ascii: " ") }
        let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? start
        let isWindows = end > start && bytes[end - 1] == UInt8(ascii: "\r")
        let separator = isAlone ? Array((isWindows ? "\r\n" : "\n").utf8) + indent : Array(", ".utf8)
        result.insert(
            contentsOf: Array("applied:".utf8) + [UInt8(ascii: " ")] + Array("true".utf8) + separator,
            at: start)
        return result
    }
}
