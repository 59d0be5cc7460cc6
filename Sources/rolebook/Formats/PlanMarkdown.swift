import Authority
import Ledger
import Reports
import Source

/// What became of a plan.
enum PlanOutcome {
    case planned
    /// A compile wrote this state.
    case applied(Int)
}

/// A plan as the comment of a pull request: verdict, counts, what is needed, and the details folded away.
struct PlanMarkdown {
    let proposal: Proposal
    let outcome: PlanOutcome
    let words: Phrases
    let wording: Wording

    /// By which a workflow finds the comment again.
    private static let marker = "<!-- rolebook:plan -->\n"

    /// The whole text.
    ///
    /// - Parameters:
    ///   - limit: of the text, in bytes.
    ///   - isShort: whether the details are left out.
    func text(limit: Int, isShort: Bool) -> [UInt8] {
        if proposal.changes.isEmpty, !proposal.compilation.hasErrors {
            return Array("\(Self.marker)\(words["plan.verdict.none"])\n".utf8)
        }
        var page = BoundedMarkdown(limit: limit)
        page.put("\(Self.marker)**\(verdict)**\n")
        let sentences = sentences
        if !sentences.isEmpty { page.put("\n\(sentences.joined(separator: " "))\n") }
        page.section(words["plan.needed"], needRows, share: 3) { words.count("plan.left-out", $0) }
        let found = proposal.diagnostics.filter { !$0.isWaived }
        let errors = found.filter { $0.severity == .error }
        page.section(words["plan.findings"], errors.map(row), share: 2) { words.count("plan.left-out", $0) }
        if !isShort {
            putChanges(in: &page)
            putFindings(found.filter { $0.severity != .error }, in: &page)
        }
        return Array(page.text.utf8)
    }

    private var verdict: String {
        if proposal.compilation.hasErrors { return words["plan.verdict.errors"] }
        if case .applied(let serial) = outcome { return words("plan.verdict.applied", words.number(serial)) }
        if proposal.changes.isEmpty { return words["plan.verdict.none"] }
        if !proposal.isApplicable { return words["plan.verdict.refused"] }
        return words[proposal.judgement.isJudged ? "plan.verdict.ready" : "plan.verdict.open"]
    }

    /// Counts, reach, and who asks.
    private var sentences: [String] {
        guard !proposal.changes.isEmpty else { return [] }
        let summary = PlanSummary(proposal.changes)
        var sentences = proposal.base == nil ? [words["plan.founds"]] : []
        sentences.append(
            words(
                "plan.counts", words.number(summary.create), words.number(summary.update),
                words.number(summary.delete)))
        if summary.expands > 0 {
            let people = words.count("policy.people", summary.peopleGaining)
            sentences.append(words.count("plan.expands", summary.expands, people))
        }
        if summary.narrows > 0 {
            let people = words.count("policy.people", summary.peopleLosing)
            sentences.append(words.count("plan.narrows", summary.narrows, people))
        }
        if summary.byTime > 0 { sentences.append(words.count("plan.by-time", summary.byTime)) }
        if let actor = proposal.request.actor {
            let by = words("plan.by", codeSpan(actor))
            let approvers = proposal.approvers
            sentences.append(approvers.isEmpty ? "\(by)." : words("plan.with", by, names(approvers)))
        }
        return sentences
    }

    /// What does not keep the changes back, folded away.
    private func putFindings(_ findings: [Diagnostic], in page: inout BoundedMarkdown) {
        if findings.isEmpty { return }
        let title = words.count("findings.all", findings.count)
        let shown = page.folded(title, findings.lazy.map(row))
        if shown < findings.count { page.close(words.count("findings.left-out", findings.count - shown)) }
    }

    private func row(_ diagnostic: Diagnostic) -> String {
        var row = "- \(words["severity.\(diagnostic.severity.rawValue)"]) \(codeSpan(diagnostic.rule))"
        if let file = diagnostic.place.file {
            let source = proposal.compilation.files[Int(file)]
            var place = source.path
            if case .span(let span) = diagnostic.place {
                place += ":\(source.bytes.prefix(Int(span.start)).count { $0 == UInt8(ascii: "\n") } + 1)"
            }
            row += " \(codeSpan(place))"
        } else if let address = diagnostic.address {
            row += " \(codeSpan(address))"
        }
        row += "\(words["list.colon"])\(markdown(wording.parts(diagnostic.message)))"
        if let help = diagnostic.help { row += " (\(markdown(wording.parts(help))))" }
        return row + "\n"
    }
}
