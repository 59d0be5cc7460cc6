import Testing

@testable import Reports

@Suite struct IndentationTests {
    @Test(arguments: [
        "  {{$a}}x\n  y{{/a}}\n", "  {{$a}}x\ny{{/a}}\n", "<p>{{$a}}x\n    y\n{{/a}}</p>\n",
        "{{$a}}\n    x\n\n  y\n  {{/a}}\n", "  {{$a}}\n    x\n    {{$b}}\n\ty\n    {{/b}}\n  {{/a}}\nz",
        "\t{{$a}}\r\n\t  x\r\n\t{{/a}}\r\n", "{{$a}}  x{{/a}}  y\n",
    ])
    func blockThatNothingFillsPrintsItsOwnTextAsItStands(_ template: String) throws {
        let lines = template.split(separator: "\n", omittingEmptySubsequences: false).filter { line in
            let rest = line.drop { $0 == " " || $0 == "\t" }
            return !["{{$a}}", "{{/a}}", "{{$b}}", "{{/b}}", "{{$a}}\r", "{{/a}}\r"].contains(rest)
        }
        var expected = lines.joined(separator: "\n")
        for tag in ["{{$a}}", "{{/a}}"] { expected = expected.replacing(tag, with: "") }
        if template.hasPrefix("\t{{$a}}\r\n") { expected = "\t  x\r\n" }
        #expect(try rendered(template).utf8.elementsEqual(expected.utf8))
    }

    static let page = """
        <main>
          {{$body}}
          {{/body}}
        </main>
        {{#items}}
          {{>item}}
        {{/items}}

        """

    @Test func fillingsAndPartialsAreIndentedAsTheirTags() throws {
        let child = """
            {{<page}}
                Ignored text.
                {{$body}}
                    <h1>{{title}}</h1>

                    {{>item}}
                {{/body}}
            {{/page}}

            """
        let value = TemplateValue.object(["title": .text("a\nb"), "items": .list([.text("1"), .text("2")])])
        let text = try rendered(child, value, partials: ["page": Self.page, "item": "<li>\n  i\n</li>\n"])
        let expected = """
            <main>
              <h1>a
            b</h1>

              <li>
                i
              </li>
            </main>
              <li>
                i
              </li>
              <li>
                i
              </li>

            """
        #expect(text == expected)
    }

    @Test func partialInsideALineIsNotIndented() throws {
        let text = try rendered("  {{>a}}\n|", partials: ["a": "x {{>b}}\ny\n", "b": "1\n2"])
        #expect(text == "  x 1\n2\n  y\n|")
    }

    @Test func whatFillsABlockMayHoldABlockOfTheSameName() throws {
        let partials = [
            "base": "[{{$a}}base{{/a}}]", "p": "{{<base}}{{$a}}p {{$a}}inner{{/a}}{{/a}}{{/base}}",
        ]
        #expect(try rendered("{{>p}}", partials: partials) == "[p inner]")
        #expect(try rendered("{{<p}}{{$a}}top{{/a}}{{/p}}", partials: partials) == "[top]")
    }
}
