/// A parsed template.
package struct Template: Sendable {
    let program: Program

    /// Reads a template. The name stands in its errors.
    package init(name: String, text: String) throws(TemplateError) {
        program = try Program(name: name, text: text)
    }
}

/// What happens where a template and its values do not fit together.
package enum Mode: Sendable {
    /// An unknown name, partial or parent is an error with its place, and so is printing without escaping.
    case strict
    /// As the Mustache specification has it: nothing is printed.
    case lenient
}

/// The templates that print pages, by name; partials and parents are looked up here.
package struct Theme: Sendable {
    let templates: [String: Template]

    /// A theme of templates by name.
    package init(_ templates: [String: Template]) {
        self.templates = templates
    }

    /// Prints a template filled with a value.
    package func render(
        _ name: String, _ value: TemplateValue, mode: Mode = .strict
    ) throws(TemplateError) -> [UInt8] {
        guard let template = templates[name] else {
            throw TemplateError(
                template: name, line: 1, column: 1, message: "there is no template `\(name)`",
                help: Rendering.listing(templates.keys, "templates"))
        }
        var rendering = Rendering(of: self, with: value, mode)
        try rendering.print(template.program)
        return rendering.out
    }
}
