import Testing

@testable import Reports

/// What is wrong with a template, as `line:column message`.
func fault(
    _ template: String, _ value: TemplateValue = .object([:]), partials: [String: String] = [:],
    mode: Mode = .strict
) -> String {
    do throws(TemplateError) {
        return "prints " + (try rendered(template, value, partials: partials, mode: mode))
    } catch {
        let name = error.template == "main" ? "" : error.template + ":"
        return "\(name)\(error.line):\(error.column) \(error.message)"
    }
}

@Suite struct TemplateErrorTests {
    @Test(arguments: [
        ("a\n{{x", "2:1 the tag opened here is not closed"),
        ("é {{x\n{{y}}", "1:3 the tag opened here is not closed"),
        ("{{{x}}", "1:1 the tag opened here is not closed"),
        ("{{! x", "1:1 the tag opened here is not closed"),
        ("👩‍👩‍👧{{#a}}", "1:6 `{{#a}}` is not closed"),
        ("{{#a}}\n{{^b}}\n{{/b}}", "1:1 `{{#a}}` is not closed"),
        ("{{#a}}\n {{/b}}", "2:2 `{{/b}}` does not close `{{#a}}`, which was opened in line 1"),
        ("{{<a}}{{$b}}{{/a}}", "1:13 `{{/a}}` does not close `{{$b}}`, which was opened in line 1"),
        ("\r\n{{/a}}", "2:1 `{{/a}}` closes nothing"),
        ("x{{ }}", "1:2 the tag `{{ }}` has no name"),
        ("x{{# }}", "1:2 the tag `{{# }}` has no name"),
        ("{{>*}}", "1:1 the tag `{{>*}}` has no name"),
        ("{{a b}}", "1:1 a name holds no white space: `a b`"),
        ("{{a..b}}", "1:1 `a..b` has an empty name beside a dot"),
        ("{{#.a}}{{/.a}}", "1:1 `.a` has an empty name beside a dot"),
        ("{{>*a.}}", "1:1 `a.` has an empty name beside a dot"),
        ("{{=<%=}}", "1:1 `{{=<%=}}` does not set two delimiters"),
        ("{{=a b c=}}", "1:1 `{{=a b c=}}` does not set two delimiters"),
        ("{{= =a b= =}}", "1:1 `{{= =a b= =}}` does not set two delimiters"),
    ])
    func faultInATemplateHasItsPlace(_ template: String, _ expected: String) {
        #expect(fault(template, mode: .lenient) == expected)
    }

    @Test func unclosedSectionSaysHowToCloseIt() throws {
        let error = #expect(throws: TemplateError.self) { try rendered("{{#a}}") }
        #expect(error?.help == "write `{{/a}}` where it ends")
    }

    @Test func tagsInsideOneAnotherHaveABound() {
        let deep = { (count: Int) in
            String(repeating: "{{#.}}", count: count) + String(repeating: "{{/.}}", count: count)
        }
        #expect(fault(deep(64), .flag(true)) == "prints ")
        #expect(fault(deep(65), .flag(true)) == "1:385 more than 64 tags are inside one another")
        #expect(fault(deep(100_000), .flag(true)) == "1:385 more than 64 tags are inside one another")
    }

    @Test func templatesThatPrintThemselvesHaveABound() {
        let expected = "p:1:1 more than 100 templates are inside one another"
        for mode in [Mode.strict, .lenient] {
            #expect(fault("{{>p}}", partials: ["p": "{{>p}}"], mode: mode) == expected)
            #expect(fault("{{<p}}{{/p}}", partials: ["p": "{{<p}}{{/p}}"], mode: mode) == expected)
        }
        let block = ["p": "{{$a}}{{<p}}{{$a}}{{>p}}{{/a}}{{/p}}{{/a}}"]
        #expect(fault("{{>p}}", partials: block).hasSuffix("more than 100 templates are inside one another"))
        let wide = String(repeating: "{{#.}}", count: 60) + "{{>p}}" + String(repeating: "{{/.}}", count: 60)
        let found = fault("{{>p}}", .flag(true), partials: ["p": wide])
        #expect(found.hasSuffix("more than 500 tags are inside one another"), "\(found)")
    }

    @Test func templatesThatDoubleHaveABound() {
        var partials = ["p0": ""]
        for level in 1...60 { partials["p\(level)"] = "{{>p\(level - 1)}}{{>p\(level - 1)}}" }
        #expect(fault("{{>p60}}", partials: partials).hasSuffix("templates are printed in one page"))
    }

    @Test func recursionDownATreeOfValuesIsPrinted() {
        var tree = TemplateValue.object(["name": .text("0"), "nodes": .list([])])
        for level in 1...80 { tree = .object(["name": .text("\(level)"), "nodes": .list([tree])]) }
        let found = fault("{{>node}}", tree, partials: ["node": "{{name}} {{#nodes}}{{>node}}{{/nodes}}"])
        #expect(found.hasPrefix("prints 80 79 ") && found.hasSuffix(" 1 0 "))
    }
}
