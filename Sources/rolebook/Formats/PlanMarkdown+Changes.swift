import Authority
import Ledger
import Reports
import Source

extension PlanMarkdown {
    /// One folded part an organization, in order of id; what belongs to none comes last.
    func putChanges(in page: inout BoundedMarkdown) {
        let pairs = Array(zip(proposal.changes, proposal.judgement.verdicts))
        let groups = Dictionary(grouping: pairs) { $0.0.organization }
        let ids = groups.keys.compactMap(\.self).sorted { $0.precedes($1) }
        var shown = 0
        for id in ids.map(Optional.some) + [nil] {
            guard let group = groups[id] else { continue }
            let title = id.map { "<code>\(htmlText($0))</code>" } ?? words["plan.estate"]
            let count = words.count("plan.changes", group.count)
            let rows = group.lazy.map { row($0.0, $0.1) }
            let fitting = page.folded("\(title)\(words["list.colon"])\(count)", rows)
            shown += fitting
            if fitting < group.count { break }
        }
        let rest = proposal.changes.count - shown
        if rest > 0 { page.close(words.count("plan.more", rest)) }
    }

    /// A change with what differs, what follows, and what it lacks.
    private func row(_ change: Change, _ verdict: Verdict) -> String {
        let sign =
            switch change.action {
            case .create: "+"
            case .update: "~"
            case .delete: "−"
            }
        let inside = change.organization.map { change.address.dropFirst("organizations/\($0)/".utf8.count) }
        let place = inside.map(String.init) ?? change.address
        var parts = [words.change(change.kind.rawValue)]
        if !place.isEmpty { parts[0] += " \(codeSpan(place))" }
        if change.effect != .neutral { parts.append(words["plan.effect.\(change.effect.rawValue)"]) }
        if change.cause == .time { parts.append(words["plan.time"]) }
        if verdict.isAuthorized == false { parts.append("**\(words["plan.refused"])**") }
        var text = "- **\(sign)** \(parts.joined(separator: words["list.comma"]))\n"
        for field in words.fields(change) { text += "  - \(codeSpan(field))\n" }
        for consequence in change.consequences { text += "  - \(sentence(consequence))\n" }
        if verdict.isAuthorized != true {
            for need in verdict.needs { text += "  - \(words("plan.needs", sentence(need)))\n" }
        }
        return text
    }

    private func sentence(_ consequence: Consequence) -> String {
        if case .declared(let text) = consequence { return codeSpan(text.text(words.language)) }
        return words.consequence(consequence.text)
    }

    /// What is still needed, each once, with how many changes need it.
    var needRows: [String] {
        if proposal.base == nil || proposal.compilation.hasErrors { return [] }
        var counts: [String: Int] = [:]
        var order: [String] = []
        for verdict in proposal.judgement.verdicts where verdict.isAuthorized != true {
            for need in verdict.needs where !isMet(need) {
                let text = sentence(need)
                if counts[text] == nil { order.append(text) }
                counts[text, default: 0] += 1
            }
        }
        return order.map { "- \($0) (\(words.count("plan.changes", counts[$0] ?? 0)))\n" }
    }

    private func isMet(_ need: Need) -> Bool {
        let actor = proposal.request.actor ?? ""
        switch need {
        case .permission(_, _, let who), .operator(let who), .himself(let who): return who.contains(actor)
        case .people(_, _, let missing): return missing == 0
        }
    }

    private func sentence(_ need: Need) -> String {
        switch need {
        case .permission(let permission, let roles, let who):
            let name = codeSpan(permission.rawValue)
            guard let roles else { return words("plan.need.permission", name, names(who)) }
            return words("plan.need.roles", name, words.list(roles.map(codeSpan)), names(who))
        case .operator(let who): return words("plan.need.operator", names(who))
        case .himself(let who): return words("plan.need.self", names(who))
        case .people(let count, let from, let missing):
            let agree =
                from.map { words.count("plan.need.agree-from", count, words.list($0.map(codeSpan))) }
                ?? words.count("plan.need.agree", count)
            return "\(agree); \(words.count("plan.need.missing", missing))"
        }
    }

    /// The first five, and how many others.
    func names(_ who: [String]) -> String {
        if who.isEmpty { return words["guide.nobody"] }
        let first = who.prefix(5).map(codeSpan).joined(separator: words["list.comma"])
        return who.count > 5 ? "\(first) \(words.count("people.more", who.count - 5))" : first
    }
}

/// Text as it may stand in an element of HTML.
private func htmlText(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in visible(text).unicodeScalars {
        switch scalar {
        case "&": result += "&amp;".unicodeScalars
        case "<": result += "&lt;".unicodeScalars
        case ">": result += "&gt;".unicodeScalars
        default: result.append(scalar)
        }
    }
    return String(result)
}
