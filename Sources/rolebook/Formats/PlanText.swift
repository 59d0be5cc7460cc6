import Authority
import Ledger
import Reports
import Source

/// A plan for people: one block an organization, `+ ~ -`, and what each change needs.
struct PlanText {
    let proposal: Proposal
    let isColoured: Bool
    let words: Phrases

    /// The whole text.
    ///
    /// - Parameter isShort: whether the blocks are left out.
    func text(isShort: Bool) -> [UInt8] {
        if proposal.changes.isEmpty { return Array("\(words["plan.verdict.none"])\n".utf8) }
        let summary = PlanSummary(proposal.changes)
        let counts = words(
            "plan.line.counts", words.number(summary.create), words.number(summary.update),
            words.number(summary.delete))
        return Array("\(isShort ? "" : blocks)\(reach(summary))\(counts)\n".utf8)
    }

    /// One block an organization, in order of id; what belongs to none comes last.
    private var blocks: String {
        let pairs = Array(zip(proposal.changes, proposal.judgement.verdicts))
        let groups = Dictionary(grouping: pairs) { $0.0.organization }
        let ids = groups.keys.compactMap(\.self).sorted { $0.precedes($1) }
        let blocks = (ids.map(Optional.some) + [nil]).compactMap { id -> String? in
            guard let group = groups[id] else { return nil }
            let lines = group.map { line($0.0, $0.1) + details($0.0, $0.1) }
            return "\(visible(id ?? words["plan.line.estate"]))\n\(lines.joined())\n"
        }
        return blocks.joined()
    }

    /// `2 changes expand access for 1 person, 1 change narrows it for 3 people.`
    private func reach(_ summary: PlanSummary) -> String {
        var parts: [String] = []
        if summary.expands > 0 {
            let people = words.count("policy.people", summary.peopleGaining)
            parts.append(words.count("plan.line.expands", summary.expands, people))
        }
        if summary.narrows > 0 {
            let people = words.count("policy.people", summary.peopleLosing)
            let key = parts.isEmpty ? "plan.line.narrows" : "plan.line.narrows-too"
            parts.append(words.count(key, summary.narrows, people))
        }
        return parts.isEmpty ? "" : parts.joined(separator: words["list.comma"]) + ".\n"
    }

    private func line(_ change: Change, _ verdict: Verdict) -> String {
        let (sign, colour) =
            switch change.action {
            case .create: ("+", "32")
            case .update: ("~", "33")
            case .delete: ("-", "31")
            }
        let mark = isColoured ? "\u{1B}[\(colour)m\(sign)\u{1B}[0m" : sign
        let inside = change.organization.map { change.address.dropFirst("organizations/\($0)/".utf8.count) }
        let place = inside.map(String.init) ?? change.address
        var line = "  \(mark) \(change.kind.rawValue)"
        if !place.isEmpty { line += "  \(visible(place))" }
        if change.effect != .neutral { line += "  [\(words["plan.line.effect.\(change.effect.rawValue)"])]" }
        if change.cause == .time { line += "  [\(words["plan.time"])]" }
        if verdict.isAuthorized == false { line += "  [\(words["plan.refused"])]" }
        return line + "\n"
    }

    private func details(_ change: Change, _ verdict: Verdict) -> String {
        var lines = words.fields(change)
        lines += change.consequences.map { "! \(sentence($0))" }
        if verdict.isAuthorized != true {
            lines += verdict.needs.map { words("plan.needs", sentence($0)) }
        }
        return lines.map { "      \(visible($0))\n" }.joined()
    }

    private func sentence(_ consequence: Consequence) -> String {
        if case .declared(let text) = consequence { return text.text(words.language) }
        return words.consequence(consequence.text)
    }

    private func sentence(_ need: Need) -> String {
        switch need {
        case .permission(let permission, let roles, let who):
            let name = permission.rawValue
            guard let roles else { return words("plan.need.permission", name, names(who)) }
            return words("plan.need.roles", name, enumeration(roles), names(who))
        case .operator(let who): return words("plan.need.operator", names(who))
        case .himself(let who): return words("plan.line.self", names(who))
        case .people(let count, let from, let missing):
            let rest = words.count("plan.need.missing", missing)
            guard let from else { return words.count("plan.line.agree", count, rest) }
            return words.count("plan.line.agree-from", count, enumeration(from), rest)
        }
    }

    /// The first five, and how many others.
    private func names(_ who: [String]) -> String {
        if who.isEmpty { return words["guide.nobody"] }
        let first = enumeration(who.prefix(5))
        return who.count > 5 ? "\(first) \(words.count("people.more", who.count - 5))" : first
    }

    private func enumeration(_ ids: some Sequence<String>) -> String {
        ids.joined(separator: words["list.comma"])
    }
}
