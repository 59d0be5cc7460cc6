/// A text that may differ from language to language.
package enum Localized: Hashable, Sendable {
    /// The same in every language.
    case same(String)
    /// By locale (`en`, `de`, `fr`); never empty.
    case translated([String: String])

    /// The text for a locale: that locale's, else the first of the estate's locales that is there, else English,
    /// else any (1-language, section 2).
    package func text(_ locale: String, estate locales: [String] = []) -> String {
        switch self {
        case .same(let text): return text
        case .translated(let texts):
            for candidate in [locale] + locales + ["en"] {
                if let text = texts[candidate] { return text }
            }
            return texts.min { $0.key < $1.key }?.value ?? ""
        }
    }
}
