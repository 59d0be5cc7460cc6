import Ledger
import Reports
import Source

/// Rules and permissions as the command prints them, in one language.
struct RulePages {
    let words: Phrases
    private let texts: RuleTexts

    init(words: Phrases) {
        self.words = words
        texts = RuleTexts(language: words.language)
    }

    /// One line a rule: id, severity with a star where an estate may change it, sentence.
    func table(_ rules: [RuleFacts]) -> String {
        let weights = rules.map { severity($0) + ($0.isAdjustable ? "*" : "") }
        let (idWidth, weightWidth) = (width(rules.map(\.id)), width(weights))
        let lines = zip(rules, weights).map { rule, weight in
            "\(padded(rule.id, idWidth))  \(padded(weight, weightWidth))  \(texts[rule.id].sentence)\n"
        }
        return lines.joined() + "\n* \(words["rules.adjustable"])\n"
    }

    /// All that there is to say about one rule.
    func page(_ rule: RuleFacts) -> String {
        let text = texts[rule.id]
        let example = RuleTexts.examples[rule.id]
        let freedom = words[rule.isAdjustable ? "rules.adjustable" : "rules.fixed"]
        return """
            \(rule.id) (\(severity(rule)))

            \(text.sentence)
            \(text.why)

            \(freedom)

            \(words["rules.fails"])
            \(indented(example?.fails ?? ""))

            \(words["rules.passes"])
            \(indented(example?.passes ?? ""))

            """
    }

    /// The closed vocabulary: what each permission is called, lets somebody do, and includes.
    func list(_ permissions: [Permission]) -> String {
        permissions.map { permission in
            let id = permission.rawValue
            var lines = [id, "  \(words["permission.\(id).name"])"]
            lines.append("  " + words("rules.permission.holder", words["permission.\(id).sentence"]))
            if !permission.parts.isEmpty {
                let parts = permission.parts.map(\.rawValue).joined(separator: words["list.comma"])
                lines.append("  " + words("rules.permission.includes", parts))
            }
            if permission.takesRoles { lines.append("  " + words["rules.permission.limited"]) }
            return lines.joined(separator: "\n") + "\n"
        }.joined(separator: "\n")
    }

    private func severity(_ rule: RuleFacts) -> String { words["severity.\(rule.severity.rawValue)"] }

    private func indented(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.isEmpty ? "" : "    \($0)" }.joined(separator: "\n")
    }

    private func width(_ texts: [String]) -> Int { texts.map(\.unicodeScalars.count).max() ?? 0 }

    private func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.unicodeScalars.count))
    }
}

extension RulePages {
    /// Rules for machines.
    func json(_ rules: [RuleFacts]) -> [UInt8] {
        document("rules") { writer in
            for rule in rules {
                let text = texts[rule.id]
                let example = RuleTexts.examples[rule.id]
                writer.element()
                writer.beginObject()
                writer.member("id", rule.id)
                writer.member("severity", rule.severity.rawValue)
                writer.key("adjustable")
                writer.bool(rule.isAdjustable)
                writer.member("sentence", text.sentence)
                writer.member("why", text.why)
                writer.member("fails", example?.fails ?? "")
                writer.member("passes", example?.passes ?? "")
                writer.endObject()
            }
        }
    }

    /// Permissions for machines.
    func json(_ permissions: [Permission]) -> [UInt8] {
        document("permissions") { writer in
            for permission in permissions {
                writer.element()
                writer.beginObject()
                writer.member("id", permission.rawValue)
                writer.member("name", words["permission.\(permission.rawValue).name"])
                writer.member("sentence", words["permission.\(permission.rawValue).sentence"])
                writer.key("takes_roles")
                writer.bool(permission.takesRoles)
                writer.key("includes")
                writer.beginArray()
                for part in permission.parts {
                    writer.element()
                    writer.string(part.rawValue)
                }
                writer.endArray()
                writer.endObject()
            }
        }
    }

    private func document(_ name: StaticString, _ fill: (inout JSONWriter) -> Void) -> [UInt8] {
        var writer = JSONWriter(capacity: 1 << 16)
        writer.beginObject()
        writer.count("format_version", 1)
        writer.tool()
        writer.key(name)
        writer.beginArray()
        fill(&writer)
        writer.endArray()
        writer.endObject()
        writer.newline()
        return writer.bytes
    }
}
