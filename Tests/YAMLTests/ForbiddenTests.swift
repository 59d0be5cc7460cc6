import Source
import Testing

@testable import YAML

/// What a reviewer would not see as what it is.
struct ForbiddenTests {
    /// One of each kind, and both ends of each range.
    static let scalars: [UInt32] = [
        0x00, 0x01, 0x08, 0x0B, 0x0C, 0x0D, 0x0E, 0x1B, 0x1F, 0x7F, 0x80, 0x85, 0x9B, 0x9F, 0xAD, 0x61C,
        0x180E,
        0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2028, 0x2029, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E,
        0x2060,
        0x2064, 0x2066, 0x2069, 0x206A, 0x206F, 0xFEFF, 0xFFF9, 0xFFFB, 0xFFFE, 0xFFFF, 0xE0000, 0xE0001,
        0xE007F,
    ]

    /// The neighbours of the ranges, and others that look alike.
    static let allowed: [UInt32] = [
        0x09, 0x20, 0x7E, 0xA0, 0xAC, 0xAE, 0x61B, 0x61D, 0x180D, 0x200A, 0x2010, 0x2027, 0x202F, 0x205F,
        0x2065,
        0x2070, 0xFEFE, 0xFF00, 0xFFF8, 0xFFFC, 0xFFFD, 0x1F600, 0xE0080, 0x10FFFF,
    ]

    static let places = [
        "comment": ("a: b # x", "y\n"), "plain": ("a: x", "y\n"), "single": ("a: 'x", "y'\n"),
        "double": ("a: \"x", "y\"\n"), "block": ("a: |\n  x", "y\n"), "key": ("x", "y: b\n"),
    ]

    static func character(_ value: UInt32) -> String {
        Unicode.Scalar(value).map { String(Character($0)) } ?? ""
    }

    static func hexadecimal(_ value: UInt32, _ count: Int) -> String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: max(0, count - digits.count)) + digits
    }

    @Test(arguments: scalars, places.keys.sorted())
    func rawCharactersAreRefused(_ value: UInt32, _ place: String) throws {
        let (before, after) = try #require(Self.places[place])
        let reading = Reading(before + Self.character(value) + after)
        let start = UInt32(before.utf8.count)
        let width = UInt32(Self.character(value).utf8.count)
        #expect(reading.tree == "no document")
        #expect(reading.rules == ["source/forbidden"])
        #expect(reading.diagnostics.first?.place == .span(Span(file: 7, start: start, end: start + width)))
        let name = ForbiddenCharacter.codePoint(value)
        #expect(reading.diagnostics.first?.message.english.hasPrefix("the character `\(name)`") == true)
    }

    @Test(arguments: scalars, ["value", "key"])
    func charactersByEscapeAreRefused(_ value: UInt32, _ place: String) {
        var escapes = ["\\U" + Self.hexadecimal(value, 8)]
        if value <= 0xFFFF { escapes.append("\\u" + Self.hexadecimal(value, 4)) }
        if value <= 0xFF { escapes.append("\\x" + Self.hexadecimal(value, 2)) }
        for escape in escapes {
            let reading = Reading(place == "key" ? "\"x\(escape)\": b\n" : "a: \"\(escape)y\"\n")
            #expect(reading.rules == ["source/forbidden"], "\(escape)")
            #expect(reading.tree == (place == "key" ? "{}" : "{a: <invalid>}"))
        }
    }

    @Test(arguments: ["\\0", "\\a", "\\b", "\\v", "\\f", "\\r", "\\e", "\\N", "\\L", "\\P"])
    func shortEscapesAreRefused(_ escape: String) {
        #expect(Reading("a: \"\(escape)\"\n").rules == ["source/forbidden"])
    }

    @Test(arguments: [
        "\\t", "\\n", "\\r\\n", "\\\"", "\\/", "\\\\", "\\_", "\\ ", "\\x41", "\\u00e9", "\\U0001F600",
    ])
    func otherEscapesAreRead(_ escape: String) {
        #expect(Reading("a: \"\(escape)\"\n").findings == [])
    }

    @Test(arguments: allowed, places.keys.sorted())
    func otherCharactersAreRead(_ value: UInt32, _ place: String) throws {
        let (before, after) = try #require(Self.places[place])
        #expect(Reading(before + Self.character(value) + after).findings == [])
    }

    @Test func everyOccurrenceIsReportedUpToAHundred() {
        #expect(Reading("a: \u{202E}b\u{202C}\nc: \u{AD}\n").rules.count == 3)
        let count = Reading(String(repeating: "\u{200B}", count: 500)).rules.count
        #expect((100..<110).contains(count))
    }

    @Test func messagesShowNothingInvisible() {
        let reading = Reading("\"a\\tb\": 1\n\"a\\tb\": 2\n")
        #expect(
            reading.findings == [#"2:1-2:7 source/duplicate-key: the key `a\tb` stands twice in one mapping"#]
        )
        let long = String(repeating: "k", count: 200)
        let message = Reading("\(long): 1\n\(long): 2\n").diagnostics.first?.message.english
        #expect(message == "the key `\(String(repeating: "k", count: 80))…` stands twice in one mapping")
    }
}
