import Ledger

/// What a rule says for itself.
package struct RuleText: Equatable, Sendable {
    /// What must hold, in one sentence.
    package let sentence: String
    /// For what reason.
    package let why: String
}

/// A rule in YAML: a piece that it finds something in, and one that it does not.
package struct RuleExample: Equatable, Sendable {
    package let fails: String
    package let passes: String
}

/// The texts of all rules in one language, as the command and the site show them.
package struct RuleTexts: Sendable {
    /// By id.
    package let texts: [String: RuleText]

    /// The texts that the program carries; none for a language that there is none of.
    package init(language: String) {
        texts = Dictionary(
            embeddedTable("rules/\(language).json").map { id, value in
                let text = RuleText(
                    sentence: value["sentence"]?.string ?? "", why: value["why"]?.string ?? "")
                return (id, text)
            }
        ) { first, _ in first }
    }

    /// The text of a rule; empty for one that has none, which a test finds.
    package subscript(id: String) -> RuleText { texts[id] ?? RuleText(sentence: "", why: "") }

    /// By id, the same for all languages.
    package static let examples: [String: RuleExample] = Dictionary(
        embeddedTable("rules/examples.json").map { id, value in
            let example = RuleExample(
                fails: value["fails"]?.string ?? "", passes: value["passes"]?.string ?? "")
            return (id, example)
        }
    ) { first, _ in first }
}
