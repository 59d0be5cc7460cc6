import Authority
import Ledger
import Source

extension ChangeCase.Outcome {
    /// The changes with their verdicts, then the findings; what `expected.txt` holds.
    var text: String {
        var text = faults.map { "unusable: \($0)\n" }.joined()
        for (change, verdict) in zip(changes, judgement.verdicts) {
            text += heading(change) + "\n"
            text += line("before", change.before) + line("after", change.after)
            for consequence in change.consequences { text += "    consequence: \(consequence.text)\n" }
            for need in verdict.needs { text += "    needs \(words(need))\n" }
            text += "    authorized: \(verdict.isAuthorized.map { $0 ? "yes" : "no" } ?? "not judged")\n"
        }
        if changes.isEmpty { text += "no changes\n" }
        for finding in judgement.diagnostics {
            text += "\(finding.severity.rawValue)[\(finding.rule)] \(finding.address ?? "anywhere")\n"
            text += "    \(finding.message.english)\n"
            if let help = finding.help { text += "    help: \(help.english)\n" }
        }
        return text
    }

    private func heading(_ change: Change) -> String {
        let sign =
            switch change.action {
            case .create: "+"
            case .update: "~"
            case .delete: "-"
            }
        var marks = [change.effect.rawValue]
        if change.isFounding { marks.append("founding") }
        if change.cause == .time { marks.append("by time") }
        marks += change.gaining.sorted().map { "+\($0)" } + change.losing.sorted().map { "-\($0)" }
        return "\(sign) \(change.kind.rawValue) \(change.address) (\(marks.joined(separator: ", ")))"
    }

    private func line(_ label: String, _ fragment: [UInt8]?) -> String {
        guard let fragment else { return "" }
        guard let value = try? JSONValue(parsing: fragment), let members = value.object else {
            return "    \(label): broken\n"
        }
        let parts = members.map { member in
            let text = String(decoding: member.value.canonical, as: UTF8.self)
            return "\(member.key): \(text.utf8.count > 400 ? "…" : text)"
        }
        return "    \(label): \(parts.joined(separator: ", "))\n"
    }

    private func words(_ need: Need) -> String {
        switch need {
        case .permission(let permission, let roles, let who):
            "\(permission.rawValue)\(roles.map { " \($0)" } ?? ""), held by \(who)"
        case .operator(let who): "an operator, one of \(who)"
        case .himself(let who): "the person himself or an operator, one of \(who)"
        case .people(let people, let from, let missing):
            "\(people) people of \(from ?? ["anybody known"]), \(missing) missing"
        }
    }
}
