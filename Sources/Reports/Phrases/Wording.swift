import Source

/// Says findings in one language: each template has a translation that the program carries.
///
/// English needs none: it is what the rules themselves say.
package struct Wording: Sendable {
    /// `en`, `de`, `fr`.
    package let language: String
    private let templates: [String: String]

    /// The words of a language; English for a language that there is none of.
    package init(language: String) {
        self.language = language
        let table = language == "en" ? [] : embeddedTable("messages/\(language).json")
        templates = Dictionary(table.map { ($0.key, $0.value.string ?? "") }) { first, _ in first }
    }

    /// A message, its parts and its places filled; one without a translation stays English.
    package func say(_ message: Message) -> String { message.said { templates[$0] } }

    /// The same, our words apart from the user's.
    package func parts(_ message: Message) -> [Message.Part] { message.parts { templates[$0] } }
}
