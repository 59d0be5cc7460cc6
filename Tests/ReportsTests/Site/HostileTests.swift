import Foundation
import Ledger
import Testing

@testable import Reports

/// Whatever a text holds, a page is built of the same elements, and shows the text as it is.
@Suite struct HostileTests {
    static let vectors = [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)",
        "\"\u{301} onmouseover=\"alert(1)", "\u{301}\"><svg/onload=alert(1)>", "`onclick=alert(1)",
        "javascript:alert(1)", "data:text/html,<b>", "</title><script>alert(1)</script>", "</style><b>",
        "</template></td></tr></table><h1>x", "<!-- x -->", "--><b>", "]]><b>", "<?php ?>", "<a href=//x>",
        "&lt;script&gt;", "&amp;amp;", "&#60;b&#62;", "&copy", "{{name}}", "{{{name}}}", "{{#t}}x{{/t}}",
        "{1} {2} {n}", "=cmd|' /C calc'!A0", "[x](javascript:alert(1))", "![x](//x)", "::error::x", "%s%n",
        "\u{202E}evil\u{202C}", "\u{2066}a\u{2069}", "\u{200B}\u{FEFF}zero",
        "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}",
        "e\u{301}\u{301}\u{301}\u{301}", "\u{0915}\u{094D}\u{0937}", "\u{1F1E9}\u{1F1EA}\u{1F1EB}",
        "\u{FDFA}",
        "ﬀ ß İ ı ſ", "null", "undefined", "NaN", "0", "false", "\\\"\\u003cb\\u003e", "C:\\new\\table",
        String(repeating: "W", count: 300),
    ]

    private static let plain = Result { try pages(filled(with: "Plain")) }

    /// In one language: the others differ in our own words.
    private static func filled(with text: String) -> SiteInput {
        var input = Estate.filled(with: text)
        input.snapshot.settings.locales = ["en"]
        return input
    }

    /// The page of rules holds no text of a user.
    private static func pages(_ input: SiteInput) throws -> [String: Markup] {
        let site = try Site(input)
        let plans = site.plans.filter { !$0.path.hasSuffix("rules.html") }
        let files = try site.render(plans, jobs: 2)
        return Dictionary(uniqueKeysWithValues: files.map { ($0.path, Markup($0.bytes)) })
    }

    /// Whether a text is the plain one with another in the place of each `Plain`, in a guide's YAML as it is quoted.
    private static func isFilled(_ text: String, _ plain: String, with vector: String) -> Bool {
        let quoted = vector.replacingOccurrences(of: "\\", with: "\\\\", options: .literal)
            .replacingOccurrences(of: "\"", with: "\\\"", options: .literal)
        let step = plain.replacingOccurrences(of: "\"Plain\"", with: "\"\(quoted)\"", options: .literal)
        return [plain, step].contains { start in
            start.replacingOccurrences(of: "Plain", with: vector, options: .literal).utf8.elementsEqual(
                text.utf8)
        }
    }

    private func checkAddresses(_ page: Markup, _ path: String) {
        for element in page.elements {
            for attribute in element.attributes {
                #expect(!attribute.name.lowercased().hasPrefix("on"), "\(path): \(element)")
                guard ["href", "src", "action", "xlink:href"].contains(attribute.name) else { continue }
                let isOurs = attribute.value.hasPrefix("https://") || !attribute.value.contains(":")
                #expect(isOurs || attribute.value.hasPrefix("#"), "\(path): \(attribute.value)")
            }
        }
    }

    @Test(arguments: vectors) func aTextIsText(_ vector: String) throws {
        let plain = try Self.plain.get()
        let pages = try Self.pages(Self.filled(with: vector))
        #expect(pages.keys.sorted() == plain.keys.sorted())
        for (path, page) in pages {
            let expected = try #require(plain[path])
            #expect(page.elements == expected.elements, "\(path)")
            checkAddresses(page, path)
            guard page.elements.count == expected.elements.count else { continue }
            for (text, other) in zip(page.texts, expected.texts) where text != other {
                #expect(Self.isFilled(text, other, with: vector), "\(path): \(text)")
            }
            for (element, other) in zip(page.elements, expected.elements) {
                for (attribute, wanted) in zip(element.attributes, other.attributes)
                where attribute.value != wanted.value {
                    #expect(Self.isFilled(attribute.value, wanted.value, with: vector), "\(path)")
                }
            }
        }
    }

    /// Help texts are Markdown, so they may make elements, but harmless ones only.
    @Test func helpMakesHarmlessElementsOnly() throws {
        let plain = try Self.plain.get()
        let known = Set(plain.values.flatMap { $0.elements.map(\.name) }).union([
            "p", "/p", "ul", "/ul", "ol", "/ol", "li", "/li", "strong", "/strong", "em", "/em", "code",
            "/code",
            "a", "/a", "h3", "/h3", "h4", "/h4", "blockquote", "/blockquote", "pre", "/pre", "br", "hr",
        ])
        let markdown = Self.vectors.joined(separator: "\n\n")
        for (path, page) in try Self.pages(Estate.filled(with: "Plain", markdown: markdown)) {
            #expect(Set(page.elements.map(\.name)).subtracting(known).isEmpty, "\(path)")
            checkAddresses(page, path)
        }
    }

    @Test(arguments: [
        "javascript:alert(1)//{file}", "data:text/html,{file}", " https://x/{file}", "//x/{file}",
    ])
    func anAddressThatIsNoneMakesNoLink(_ pattern: String) throws {
        var input = Estate.filled(with: "Plain")
        input.snapshot.settings.sourceURL = pattern
        for (path, page) in try Self.pages(input) { checkAddresses(page, path) }
    }

    @Test func theReaderOfPagesSeesWhatIsWrong() {
        let broken = Markup(Array("<p title=\"a\" onclick=x>a &lt;b</p><img src=x onerror=\"y\">".utf8))
        #expect(broken.elements.map(\.name) == ["p", "/p", "img"])
        #expect(broken.elements.flatMap(\.attributes).map(\.name) == ["title", "onclick", "src", "onerror"])
        #expect(broken.texts == ["", "a <b", "", ""] || broken.texts == ["", "a <b", ""])
    }
}
