import Compiler
import Ledger
import Reports
import Source

/// Holds the declarations against what was decided, and marks reviews as applied in which nothing is open.
func applyReviews(_ call: Invocation) throws(Exit) -> Int32 {
    let stored = try call.readState(skipsUsers: true)
    var input = try call.compileInput(
        stored.map { CarryOver($0.snapshot, at: call.now) } ?? CarryOver(), makesSnapshot: false)
    input.heldReviews = Set(input.files.compactMap { reviewID($0.name) })
    if call.arguments.count > 1 { input.heldReviews.formIntersection([call.arguments[1]]) }
    let compilation = Compiler.compile(input)
    let reviews = try call.chosenReviews(compilation, input)
    let revoked = "review/revoked"
    let faults = compilation.diagnostics.filter {
        $0.severity == .error && !$0.isWaived && !["review/open", revoked].contains($0.rule)
    }
    guard faults.isEmpty else {
        throw try call.refusal(
            try call.lineWords()["review.unreadable"], faults, compilation.files)
    }
    let chosen = Set(reviews.map(\.file))
    let findings = compilation.diagnostics.filter { finding in
        finding.rule == revoked && finding.notes.contains { $0.place.file.map(chosen.contains) ?? false }
    }
    var outcomes: [ReviewOutcome] = []
    for review in reviews { outcomes.append(try call.apply(review, input)) }
    if call["--format"] == "json" {
        let json = call.reviewJSON(findings, compilation.files) { writer in
            for outcome in outcomes { writer.outcome(outcome) }
        }
        try call.print(json)
    } else {
        try call.print(call.text(findings, compilation.files, on: .output))
        let words = try call.lineWords()
        let text = outcomes.map { words.outcome($0) }.joined()
        try call.print(Array((reviews.isEmpty ? try call.noReviews() : visibleLines(text)).utf8))
    }
    let isCarriedOut = findings.allSatisfy(\.isWaived)
    return isCarriedOut && outcomes.allSatisfy { $0.open == 0 } ? 0 : 1
}

private func reviewID(_ name: String) -> String? {
    for ending in [".yaml", ".yml"] where name.hasPrefix("reviews/") && name.hasSuffix(ending) {
        return String(name.dropFirst("reviews/".utf8.count).dropLast(ending.utf8.count))
    }
    return nil
}

/// What came of one review.
private struct ReviewOutcome {
    let declared: DeclaredReview
    /// Whether its file was changed to say so.
    var isMarked = false

    var open: Int { declared.rows.count(where: \.isOpen) }

    /// Decisions to keep what is no longer there.
    var vanished: [DeclaredReview.Row] {
        declared.rows.filter { $0.value.decision == .keep && [.lost, .personGone].contains($0.remainder) }
    }

    /// Decisions to change what is still as it was.
    var unchanged: [DeclaredReview.Row] {
        declared.rows.filter { $0.value.decision == .change && $0.remainder == .declared }
    }
}

extension Phrases {
    fileprivate func outcome(_ outcome: ReviewOutcome) -> String {
        let declared = outcome.declared
        var lines = ["\(declared.review.id)\(self["list.colon"])\(progress(ReviewTally(declared.rows)))"]
        lines += outcome.vanished.map { "  \(item("review.vanished", $0, of: declared))" }
        lines += outcome.unchanged.map { "  \(item("review.unchanged", $0, of: declared))" }
        if outcome.open > 0 {
            lines.append("  \(count("review.kept-open", outcome.open))")
        } else {
            let key = outcome.isMarked ? "review.marked" : "review.marked-before"
            lines.append("  \(self(key, declared.review.file))")
        }
        return lines.map { "\($0)\n" }.joined()
    }
}

extension Invocation {
    /// Marks the review as applied where everybody has decided; of its file one word changes.
    fileprivate func apply(_ declared: DeclaredReview, _ input: CompileInput) throws(Exit) -> ReviewOutcome {
        var outcome = ReviewOutcome(declared: declared)
        let file = input.files[Int(declared.file)]
        guard outcome.open == 0, !declared.review.isApplied, case .text(let bytes) = file.content else {
            return outcome
        }
        let edited = declared.applied(bytes)
        guard isApplied(declared.review, edited, file, input) else {
            throw Exit(
                73, "cannot tell where '\(visible(file.path))' is to say `applied: true`; write it there")
        }
        do throws(DiskError) {
            let folder = try ReviewFolder(config: configFolder)
            try folder.replace(String(file.name.dropFirst("reviews/".utf8.count)), bytes, with: edited)
        } catch {
            throw Exit(error)
        }
        outcome.isMarked = true
        return outcome
    }

    /// Whether the edited text says the same as before, but that the review is applied.
    private func isApplied(
        _ review: Snapshot.Review, _ edited: [UInt8], _ file: ConfigFile, _ input: CompileInput
    ) -> Bool {
        var input = input
        input.files = input.files.filter { $0.name.hasPrefix("rolebook.") || $0.name == file.name }
        for index in input.files.indices where input.files[index].name == file.name {
            input.files[index].content = .text(edited)
        }
        var wanted = review
        wanted.isApplied = true
        return Compiler.compile(input).reviews.map(\.review) == [wanted]
    }
}

extension JSONWriter {
    fileprivate mutating func outcome(_ outcome: ReviewOutcome) {
        element()
        beginObject()
        member("id", outcome.declared.review.id)
        member("file", outcome.declared.review.file)
        key("applied")
        bool(outcome.isMarked || outcome.declared.review.isApplied)
        key("marked")
        bool(outcome.isMarked)
        count("open", outcome.open)
        key("vanished")
        rows(outcome.declared, outcome.vanished)
        key("unchanged")
        rows(outcome.declared, outcome.unchanged)
        endObject()
    }
}
