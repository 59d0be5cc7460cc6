import Ledger

/// The templates of a site, with the one style sheet and the one script that its pages carry.
struct SiteTheme: Sendable {
    let theme: Theme
    let style: SafeHTML
    let script: SafeHTML
    /// What a browser is to allow on a page: nothing but that style sheet and that script.
    let policy: String

    static let styleFile = "style.css"
    static let scriptFile = "script.js"

    /// The built-in files, those of a user in the place of the ones with the same names.
    init(replacing files: [(name: String, text: String)]) throws(TemplateError) {
        var texts = Self.builtIn
        for file in files {
            guard texts[file.name] != nil else {
                throw TemplateError(
                    template: file.name, line: 1, column: 1,
                    message: "there is no built-in template `\(file.name)` that this could replace",
                    help: Rendering.listing(texts.keys, "templates"))
            }
            texts[file.name] = file.text
        }
        style = try Self.content(of: Self.styleFile, element: "style", texts)
        script = try Self.content(of: Self.scriptFile, element: "script", texts)
        policy =
            "default-src 'none'; style-src 'sha256-\(SHA256.digest(of: style.bytes).base64)'; "
            + "script-src 'sha256-\(SHA256.digest(of: script.bytes).base64)'; "
            + "img-src data:; base-uri 'none'; form-action 'none'"
        var templates: [String: Template] = [:]
        for name in texts.keys.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
            guard let text = texts[name], name.hasSuffix(".mustache") else { continue }
            templates[String(name.dropLast(9))] = try Template(name: name, text: text)
        }
        theme = Theme(templates)
    }

    /// The built-in templates, style and script, by file name.
    static let builtIn: [String: String] = {
        var texts: [String: String] = [:]
        for file in Embedded.files {
            let path = file.path.description
            guard path.utf8.starts(with: "templates/".utf8) else { continue }
            texts[String(path.dropFirst(10))] = file.text.description
        }
        return texts
    }()

    private static func content(
        of name: String, element: StaticString, _ texts: [String: String]
    ) throws(TemplateError) -> SafeHTML {
        guard let html = SafeHTML(content: texts[name] ?? "", of: element) else {
            throw TemplateError(
                template: name, line: 1, column: 1,
                message: "`</\(element)` or `<!--` would end the element that this stands in")
        }
        return html
    }
}

extension Site {
    /// The templates, the style and the script inside the program, in byte order of name.
    package static var builtInTheme: [(name: String, text: String)] {
        SiteTheme.builtIn.map { (name: $0.key, text: $0.value) }
            .sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }
}
