import Testing

@testable import Reports

@Suite struct StrictModeTests {
    static let value = TemplateValue.object([
        "user": .object(["name": .text("Ada"), "mail": .nothing]), "users": .list([.text("a"), .text("b")]),
        "on": .flag(true), "off": .flag(false), "kind": .text("p"), "other": .text("q"),
    ])

    @Test(arguments: [
        ("\n  {{nam}}", "2:3 nothing is called `nam` here"),
        ("{{user.nam}}", "1:1 nothing is called `user.nam` here: `nam` is unknown"),
        ("{{user.name.x.y}}", "1:1 nothing is called `user.name.x.y` here: `x` is unknown"),
        ("{{#usr}}{{/usr}}", "1:1 nothing is called `usr` here"),
        ("{{^usr}}{{/usr}}", "1:1 nothing is called `usr` here"),
        ("{{#users}}{{nam}}{{/users}}", "1:11 nothing is called `nam` here"),
        ("{{>x}}", "1:1 there is no template `x`"),
        ("{{<x}}{{/x}}", "1:1 there is no template `x`"),
        ("{{>*other}}", "1:1 there is no template `q`"),
        ("{{>*user}}", "1:1 `user` is not the name of a template"),
        ("{{>*x}}", "1:1 nothing is called `x` here"),
        ("{{user}}", "1:1 `user` is not a text"),
        ("{{users}}", "1:1 `users` is not a text"),
        ("a {{{kind}}}", "1:3 `{{{kind}}}` prints without escaping"),
        ("{{#off}}{{&kind}}{{/off}}", "1:9 `{{&kind}}` prints without escaping"),
        ("{{>raw}}", "raw:1:1 `{{{kind}}}` prints without escaping"),
    ])
    func whatIsUnknownIsAnError(_ template: String, _ expected: String) {
        #expect(fault(template, Self.value, partials: ["p": "P", "raw": "{{{kind}}}"]) == expected)
    }

    @Test(arguments: [
        ("{{user.name}} {{user.mail}}.", "Ada ."),
        ("{{#user}}{{name}} {{kind}}{{/user}}", "Ada p"),
        ("{{#users}}{{.}}{{/users}}{{^users}}none{{/users}}", "ab"),
        ("{{^off}}{{on}}{{/off}}{{#off}}{{unknown}}{{/off}}", "true"),
        ("{{^user.mail}}no mail{{/user.mail}}", "no mail"),
        ("{{>*kind}}{{< * kind }}{{/ *kind }}", "PP"),
    ])
    func whatIsKnownIsPrinted(_ template: String, _ expected: String) {
        #expect(fault(template, Self.value, partials: ["p": "P"]) == "prints " + expected)
    }

    @Test func helpListsTheNames() throws {
        let error = #expect(throws: TemplateError.self) { try rendered("{{user.nam}}", Self.value) }
        #expect(error?.help == "the names here are `mail`, `name`")
        let raw = #expect(throws: TemplateError.self) { try rendered("{{{kind}}}", Self.value) }
        #expect(raw?.help == "write `{{kind}}`")
    }

    @Test func templateThatIsNotThereIsAnErrorInBothModes() throws {
        let theme = Theme(["page": try Template(name: "page", text: "")])
        for mode in [Mode.strict, .lenient] {
            let error = #expect(throws: TemplateError.self) { try theme.render("pag", .nothing, mode: mode) }
            #expect(error?.message == "there is no template `pag`")
            #expect(error?.help == "the templates here are `page`")
        }
    }

    @Test func faultsOfAThemeAreFoundWithoutValues() throws {
        let texts = [
            "base": "{{$title}}{{/title}}{{>inner}}", "inner": "{{$body}}{{/body}}",
            "page": "{{<base}}{{$title}}t{{/title}}\n{{$bodi}}b{{/bodi}}{{$body}}{{/body}}{{/base}}",
            "raw": "{{#never}}{{{x}}}{{/never}}{{>none}}", "dynamic": "{{>*kind}}",
            "free": "{{<dynamic}}{{$any}}{{/any}}{{/dynamic}}",
        ]
        var templates: [String: Template] = [:]
        for (name, text) in texts { templates[name] = try Template(name: name, text: text) }
        let found = Theme(templates).faults.map { "\($0.template):\($0.line):\($0.column) \($0.message)" }
        #expect(
            found == [
                "page:2:1 `base` has no block `bodi`", "raw:1:11 `{{{x}}}` prints without escaping",
                "raw:1:28 there is no template `none`",
            ])
    }
}
