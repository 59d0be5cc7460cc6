import Testing

@testable import Reports

/// Renders a template in a theme with partials, and gives the text.
func rendered(
    _ template: String, _ value: TemplateValue = .object([:]), partials: [String: String] = [:],
    mode: Mode = .strict
) throws(TemplateError) -> String {
    var templates = ["main": try Template(name: "main", text: template)]
    for (name, text) in partials { templates[name] = try Template(name: name, text: text) }
    return String(decoding: try Theme(templates).render("main", value, mode: mode), as: UTF8.self)
}

@Suite struct MustacheTests {
    @Test(arguments: MustacheCase.all)
    func caseOfTheSpecificationHolds(_ test: MustacheCase) throws {
        let text = try rendered(test.template, test.value, partials: test.partials, mode: .lenient)
        #expect(Array(text.utf8) == Array(test.expected.utf8), "\(text.debugDescription)")
    }

    @Test(.enabled(if: !MustacheCase.all.isEmpty))
    func suiteIsWhole() {
        #expect(MustacheCase.required.count == 136)
        #expect(MustacheCase.optional.count == 48)
    }
}
