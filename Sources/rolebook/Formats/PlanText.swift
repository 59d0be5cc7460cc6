import Authority
import Ledger
import Source

/// A plan for people: one block an organization, `+ ~ -`, and what each change needs.
func planText(_ proposal: Proposal, isColoured: Bool, isShort: Bool) -> [UInt8] {
    if proposal.changes.isEmpty { return Array("No changes.\n".utf8) }
    var text = isShort ? "" : blocks(proposal, isColoured)
    let summary = PlanSummary(proposal.changes)
    text += reach(summary)
    text += "Plan: \(summary.create) to add, \(summary.update) to change, \(summary.delete) to remove.\n"
    return Array(text.utf8)
}

/// One block an organization, in order of id; what belongs to none comes last.
private func blocks(_ proposal: Proposal, _ isColoured: Bool) -> String {
    let pairs = Array(zip(proposal.changes, proposal.judgement.verdicts))
    let groups = Dictionary(grouping: pairs) { $0.0.organization }
    let ids = groups.keys.compactMap(\.self).sorted { $0.precedes($1) }
    let blocks = (ids.map(Optional.some) + [nil]).compactMap { id -> String? in
        guard let group = groups[id] else { return nil }
        let lines = group.map { line($0.0, $0.1, isColoured) + details($0.0, $0.1) }
        return "\(visible(id ?? "the estate"))\n\(lines.joined())\n"
    }
    return blocks.joined()
}

/// `2 changes expand access for 1 person, 1 change narrows it for 3 people.`
private func reach(_ summary: PlanSummary) -> String {
    func part(_ changes: Int, _ verb: String, _ what: String, _ people: Int) -> String {
        let subject = changes == 1 ? "1 change \(verb)s" : "\(changes) changes \(verb)"
        return "\(subject) \(what) for \(people == 1 ? "1 person" : "\(people) people")"
    }
    var parts: [String] = []
    if summary.expands > 0 { parts.append(part(summary.expands, "expand", "access", summary.peopleGaining)) }
    if summary.narrows > 0 {
        parts.append(part(summary.narrows, "narrow", parts.isEmpty ? "access" : "it", summary.peopleLosing))
    }
    return parts.isEmpty ? "" : parts.joined(separator: ", ") + ".\n"
}

private func line(_ change: Change, _ verdict: Verdict, _ isColoured: Bool) -> String {
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
    if change.effect != .neutral { line += "  [\(change.effect.rawValue)]" }
    if change.cause == .time { line += "  [by time]" }
    if verdict.isAuthorized == false { line += "  [refused]" }
    return line + "\n"
}

private func details(_ change: Change, _ verdict: Verdict) -> String {
    var lines = fields(change)
    lines += change.consequences.map { "! \($0.text)" }
    if verdict.isAuthorized != true { lines += verdict.needs.map { "needs \(words($0))" } }
    return lines.map { "      \(visible($0))\n" }.joined()
}

private func words(_ need: Need) -> String {
    func names(_ who: [String]) -> String {
        if who.isEmpty { return "nobody" }
        return who.prefix(5).joined(separator: ", ") + (who.count > 5 ? " and \(who.count - 5) more" : "")
    }
    switch need {
    case .permission(let permission, let roles, let who):
        let list = roles.map { " for \($0.joined(separator: ", "))" } ?? ""
        return "\(permission.rawValue)\(list): \(names(who))"
    case .operator(let who): return "an operator: \(names(who))"
    case .himself(let who): return "the person himself, or an operator: \(names(who))"
    case .people(let count, let from, let missing):
        let group = from.map { " (\($0.joined(separator: ", ")))" } ?? ""
        return "\(count == 1 ? "1 person" : "\(count) people") to agree\(group), \(missing) missing"
    }
}
