import Testing

@testable import Reports

@Suite struct MarkdownTests {
    private func html(_ text: String) -> String {
        String(decoding: renderMarkdown(text).bytes, as: UTF8.self)
    }

    @Test(arguments: [
        ("One\ntwo\n\nthree", "<p>One\ntwo</p>\n<p>three</p>\n"),
        ("- a\n- b\n  more", "<ul>\n<li>a</li>\n<li>b\nmore</li>\n</ul>\n"),
        ("1. a\n2. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>\n"),
        ("1. a\n\n2. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>\n"),
        ("Steps:\n1. a", "<p>Steps:</p>\n<ol>\n<li>a</li>\n</ol>\n"),
        ("*a* **b** _c_ `d*e*`", "<p><em>a</em> <strong>b</strong> <em>c</em> <code>d*e*</code></p>\n"),
        ("**a *b* c**", "<p><strong>a <em>b</em> c</strong></p>\n"),
        ("2 * 3 * 4 snake_case_name", "<p>2 * 3 * 4 snake_case_name</p>\n"),
        ("**open *and `never closed", "<p>**open *and `never closed</p>\n"),
        (
            "[a <b>](https://x.example/?q=1&r=2)",
            "<p><a href=\"https://x.example/?q=1&amp;r=2\" rel=\"noreferrer\">a &lt;b&gt;</a></p>\n"
        ),
        ("", ""), ("\r\n\r\n", ""), ("****", "<p>****</p>\n"), ("[]()", "<p>[]()</p>\n"),
    ])
    func isRendered(_ text: String, _ expected: String) {
        #expect(html(text) == expected)
    }

    @Test(arguments: [
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[x](javascript:alert(1))",
        "[x](JAVASCRIPT:alert(1))", "[x](http://a.example)", "[x](https://a\" onmouseover=\"x)",
        "[x](data:text/html,<script>)", "[x]( https://a.example)", "[x](https://a.example\u{301}\")",
        "`</code><script>`", "**<b>**", "\"\u{301}><script>", "![x](https://a.example/i.png)", "&lt;&#x3c;",
    ])
    func nothingHostileGetsThrough(_ text: String) {
        let known = [
            "<p>", "</p>", "<code>", "</code>", "<strong>", "</strong>", "<em>", "</em>", "</a>",
            "<a href=\"https://a.example/i.png\" rel=\"noreferrer\">",
        ]
        var rest = html(text)
        for tag in known { rest = rest.replacing(tag, with: "") }
        #expect(!rest.utf8.contains(UInt8(ascii: "<")))
        #expect(!rest.utf8.contains(UInt8(ascii: ">")))
        #expect(!rest.utf8.contains(UInt8(ascii: "\"")))
    }

    @Test func longInputTakesNoTime() {
        for sign in ["*", "`", "[", "**a ", "_", "[a](", "- "] {
            let long = String(repeating: sign, count: 16_000 / sign.utf8.count)
            #expect(html(long).utf8.count >= 16_000)
        }
    }
}
