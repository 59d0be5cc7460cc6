import Authority
import Ledger
import Source

/// A plan for people: one block an organization, `+ ~ -`, and what each change needs.
func planText(_ proposal: Proposal, isColoured: Bool, isShort: Bool) -> [UInt8] {
    var text = ""
    var last: String?
    if !isShort {
        for (change, verdict) in zip(proposal.changes, proposal.judgement.verdicts) {
            let block = change.organization ?? "estate"
            if block != last {
                text += (last == nil ? "" : "\n") + "\(visible(block))\n"
                last = block
            }
            text += line(change, isColoured)
            text += details(change, verdict)
        }
        if !proposal.changes.isEmpty { text += "\n" }
    }
    if proposal.changes.isEmpty { return Array("No changes.\n".utf8) }
    let summary = PlanSummary(proposal.changes)
    if summary.expands + summary.narrows > 0 {
        text += "\(summary.expands) expand access (\(people(summary.peopleGaining, "gain"))), "
        text += "\(summary.narrows) narrow it (\(people(summary.peopleLosing, "lose"))).\n"
    }
    text += "Plan: \(summary.create) to add, \(summary.update) to change, \(summary.delete) to remove.\n"
    return Array(text.utf8)
}

private func people(_ count: Int, _ verb: String) -> String {
    count == 1 ? "1 person \(verb)s" : "\(count) people \(verb)"
}

private func line(_ change: Change, _ isColoured: Bool) -> String {
    let (sign, colour) =
        switch change.action {
        case .create: ("+", "32")
        case .update: ("~", "33")
        case .delete: ("-", "31")
        }
    let mark = isColoured ? "\u{1B}[\(colour)m\(sign)\u{1B}[0m" : sign
    let place =
        change.organization.map { change.address.dropFirst("organizations/\($0)".count + 1) }
        ?? change.address[...]
    let what = place.isEmpty ? change.address : String(place)
    var line = "  \(mark) \(change.kind.rawValue)  \(visible(what))"
    if change.effect != .neutral { line += "  [\(change.effect.rawValue)]" }
    if change.cause == .time { line += "  [by time]" }
    return line + "\n"
}

private func details(_ change: Change, _ verdict: Verdict) -> String {
    var text = ""
    func add(_ line: String) { text += "      \(line)\n" }
    switch (change.before, change.after) {
    case (let before?, let after?): add("\(shown(before)) → \(shown(after))")
    case (nil, let after?): add(shown(after))
    case (let before?, nil): add(shown(before))
    case (nil, nil): break
    }
    for consequence in change.consequences { add("! \(visible(consequence.text))") }
    if verdict.isAuthorized != true { for need in verdict.needs { add("needs \(words(need))") } }
    return text
}

/// The members of an object as `name: value`, shortened.
private func shown(_ fragment: [UInt8]) -> String {
    guard let members = (try? JSONValue(parsing: fragment))?.object else { return "" }
    let text = members.map { member in
        "\(member.key): \(member.value.string ?? String(decoding: member.value.canonical, as: UTF8.self))"
    }
    .joined(separator: ", ")
    let line = visible(text)
    return line.unicodeScalars.count > 200
        ? String(String.UnicodeScalarView(line.unicodeScalars.prefix(200))) + "…" : line
}

private func words(_ need: Need) -> String {
    func names(_ who: [String]) -> String {
        if who.isEmpty { return "nobody has it" }
        return who.prefix(5).joined(separator: ", ") + (who.count > 5 ? " and \(who.count - 5) more" : "")
    }
    switch need {
    case .permission(let permission, let roles, let who):
        let list = roles.map { " for \($0.joined(separator: ", "))" } ?? ""
        return "\(permission.rawValue)\(list): \(names(who))"
    case .operator(let who): return "an operator: \(names(who))"
    case .himself(let who): return "the person himself, or an operator: \(names(who))"
    case .people(let count, let from, let missing):
        let group = from.map { " from \($0.joined(separator: ", "))" } ?? ""
        return "\(count) people who agree\(group), \(missing) missing"
    }
}
