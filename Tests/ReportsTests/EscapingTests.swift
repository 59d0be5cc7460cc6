import Testing

@testable import Reports

@Suite struct EscapingTests {
    static let entities: [(sign: String, entity: String)] = [
        ("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\"", "&quot;"), ("'", "&#39;"),
    ]

    /// All scalars that are one `Character` with a quote before them: the hole of an escaper on characters.
    static let fusing: [Unicode.Scalar] = (UInt32(0)...0x10FFFF).compactMap(Unicode.Scalar.init).filter {
        ("\"" + String($0)).count == 1
    }

    @Test func signsAreEscapedBeforeEveryScalarThatFusesWithThem() {
        #expect(Self.fusing.count >= 2_619)
        for scalar in Self.fusing {
            for (sign, entity) in Self.entities {
                var out: [UInt8] = []
                appendEscaped(sign + String(scalar), to: &out)
                if out != Array(entity.utf8) + Array(String(scalar).utf8) {
                    Issue.record("\(sign) before U+\(String(scalar.value, radix: 16))")
                }
            }
        }
    }

    @Test func valuesAreEscapedInTemplates() throws {
        let text = try rendered("<a title=\"{{x}}\">", .object(["x": .text("\"\u{301} onmouseover='a' &<>")]))
        #expect(
            Array(text.utf8)
                == Array("<a title=\"&quot;\u{301} onmouseover=&#39;a&#39; &amp;&lt;&gt;\">".utf8))
    }

    @Test func allOtherTextIsLeftAlone() {
        let text = "plain \u{0}\t\r\nümläut 漢字 👩‍👩‍👧 \u{2028}`/="
        #expect(SafeHTML(escaping: text).bytes == Array(text.utf8))
        #expect(SafeHTML(escaping: "").bytes.isEmpty)
    }

    @Test func safeHTMLIsPrintedAsItIs() throws {
        var html: SafeHTML = SafeHTML("<b>é ")
        html.append(escaping: "<x>")
        html.append("</b>")
        html.append(SafeHTML(escaping: "&"))
        #expect(try rendered("{{x}}", .object(["x": .markup(html)])) == "<b>é &lt;x&gt;</b>&amp;")
    }
}
