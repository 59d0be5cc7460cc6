/// What is wrong with a template, and where.
package struct TemplateError: Error, Equatable, Sendable {
    /// The name of the template.
    package var template: String
    /// The line, from 1.
    package var line: Int
    /// The column, from 1, in Unicode scalars.
    package var column: Int
    /// One sentence, the template's words in backticks.
    package var message: String
    /// What to write instead.
    package var help: String?

    /// A fault at a place that is known already.
    package init(template: String, line: Int, column: Int, message: String, help: String? = nil) {
        self.template = template
        self.line = line
        self.column = column
        self.message = message
        self.help = help
    }

    /// A fault at a byte of a text.
    init(_ message: String, at offset: Int, in text: TemplateText, help: String? = nil) {
        let place = text.place(at: offset)
        self.init(
            template: text.name, line: place.line, column: place.column, message: message, help: help)
    }
}
