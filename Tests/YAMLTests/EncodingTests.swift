import Foundation
import Source
import Testing

@testable import YAML

/// Bytes that are no UTF-8.
struct EncodingTests {
    @Test(arguments: [
        String.Encoding.utf16, .utf16BigEndian, .utf16LittleEndian, .utf32, .utf32BigEndian,
        .utf32LittleEndian,
    ])
    func wideTextIsUnreadable(_ encoding: String.Encoding) throws {
        let data = try #require("role: admin\n".data(using: encoding))
        let reading = Reading(bytes: Array(data))
        #expect(reading.findings == ["file source/unreadable: this file is UTF-16 or UTF-32"])
        #expect(reading.document == nil)
    }

    @Test(
        arguments: [
            [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC3], [0xC3, 0x28], [0xE0, 0x9F, 0xBF],
            [0xE2, 0x82],
            [0xED, 0xA0, 0x80], [0xF0, 0x8F, 0xBF, 0xBF], [0xF0, 0x9F, 0x98], [0xF4, 0x90, 0x80, 0x80],
            [0xF5, 0x80, 0x80, 0x80], [0xFE], [0xFF],
        ] as [[UInt8]])
    func brokenTextIsUnreadable(_ bytes: [UInt8]) {
        for before in ["", "ä: b # ", "twelve bytes"] {
            for after in ["", "\n", " and some more text"] {
                let reading = Reading(bytes: Array(before.utf8) + bytes + Array(after.utf8))
                let start = UInt32(before.utf8.count)
                #expect(reading.rules == ["source/unreadable"])
                #expect(
                    reading.diagnostics.first?.place == .span(Span(file: 7, start: start, end: start + 1)))
            }
        }
    }

    @Test func theFirstByteOrderMarkAloneIsDropped() {
        #expect(Reading("\u{FEFF}a: b\n").findings == [])
        #expect(Reading("\u{FEFF}\u{FEFF}a: b\n").rules == ["source/forbidden"])
    }
}
