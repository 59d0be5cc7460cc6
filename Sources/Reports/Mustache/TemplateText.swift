/// The name and the bytes of a template.
struct TemplateText: Sendable {
    let name: String
    let bytes: [UInt8]

    /// The line and the column, from 1, of a byte.
    func place(at offset: Int) -> (line: Int, column: Int) {
        let before = bytes.prefix(offset)
        let line = before.count { $0 == UInt8(ascii: "\n") } + 1
        let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        return (line, before[start...].count { $0 & 0xC0 != 0x80 } + 1)
    }

    /// The characters of a range.
    func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    /// Where a line's spaces and tabs before an offset begin, if there is nothing else before it in its line.
    func startOfLine(before offset: Int, notBefore limit: Int) -> Int? {
        var index = offset
        while index > limit, isBlank(bytes[index - 1]) { index -= 1 }
        guard index == 0 || bytes[index - 1] == UInt8(ascii: "\n") else { return nil }
        return index
    }

    /// The offset past the end of the line, if there are only spaces and tabs up to there.
    func endOfLine(after offset: Int) -> Int? {
        var index = offset
        while index < bytes.count, isBlank(bytes[index]) { index += 1 }
        if index == bytes.count { return index }
        if bytes[index] == UInt8(ascii: "\r") { index += 1 }
        guard index < bytes.count, bytes[index] == UInt8(ascii: "\n") else { return nil }
        return index + 1
    }

    /// How many spaces and tabs begin a range.
    func indentation(of range: Range<Int>) -> Range<Int> {
        let end = bytes[range].firstIndex { !isBlank($0) } ?? range.upperBound
        return range.lowerBound..<end
    }

    /// Whether a range is the whole of a line without anything to see.
    func isBlankLine(_ range: Range<Int>) -> Bool {
        bytes[range].last == UInt8(ascii: "\n") && bytes[range].allSatisfy(isWhitespace)
    }
}

/// Space and tab.
func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

/// Space, tab and the ends of lines.
func isWhitespace(_ byte: UInt8) -> Bool {
    isBlank(byte) || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
}
