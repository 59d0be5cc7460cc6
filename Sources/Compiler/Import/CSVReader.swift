import Source

/// Reads rows of fields (RFC 4180): quotes, doubled quotes, line breaks in quotes; lines end in LF, CRLF or CR.
///
/// The header line tells whether commas, semicolons or tabs separate fields.
struct CSVReader {
    private let bytes: [UInt8]
    private let file: SourceFile.ID
    private let separator: UInt8
    private var index = 0
    private(set) var diagnostics: [Diagnostic] = []

    private static let quote = UInt8(ascii: "\"")

    init(_ source: SourceFile, id: SourceFile.ID) {
        bytes = source.bytes
        file = id
        separator = Self.separator(of: source.bytes)
    }

    /// The next row that holds anything; `nil` at the end.
    mutating func row() -> [Located<String>]? {
        while index < bytes.count {
            var fields = [field()]
            while index < bytes.count, bytes[index] == separator {
                index += 1
                fields.append(field())
            }
            endLine()
            if fields.count > 1 || !fields[0].value.isEmpty { return fields }
        }
        return nil
    }

    private mutating func field() -> Located<String> {
        guard index < bytes.count, bytes[index] == Self.quote else {
            let start = index
            while index < bytes.count, !isEnd(bytes[index]) { index += 1 }
            return located(Array(bytes[start..<index]), start, index)
        }
        let start = index
        var text: [UInt8] = []
        index += 1
        while true {
            guard index < bytes.count else {
                report("this quote is never closed", start, start + 1)
                return located(text, start, index)
            }
            if bytes[index] != Self.quote {
                text.append(bytes[index])
            } else if index + 1 < bytes.count, bytes[index + 1] == Self.quote {
                text.append(Self.quote)
                index += 1
            } else {
                break
            }
            index += 1
        }
        index += 1
        let end = index
        while index < bytes.count, !isEnd(bytes[index]) { index += 1 }
        if index > end { report("text follows the closing quote", end, index) }
        let isVerbatim = text.count == end - start - 2
        return located(text, isVerbatim ? start + 1 : start, isVerbatim ? end - 1 : end)
    }

    private func isEnd(_ byte: UInt8) -> Bool { byte == separator || byte == 0x0A || byte == 0x0D }

    private mutating func endLine() {
        guard index < bytes.count else { return }
        let isPair = bytes[index] == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A
        index += isPair ? 2 : 1
    }

    private func located(_ text: [UInt8], _ start: Int, _ end: Int) -> Located<String> {
        Located(
            String(decoding: text, as: UTF8.self),
            at: Span(file: file, start: UInt32(start), end: UInt32(end)))
    }

    private mutating func report(_ message: Message, _ start: Int, _ end: Int) {
        let span = Span(file: file, start: UInt32(start), end: UInt32(end))
        diagnostics.append(Diagnostic("source/syntax", .error, message, at: .span(span)))
    }

    /// The separator that stands most often in the first line, outside of quotes.
    private static func separator(of bytes: [UInt8]) -> UInt8 {
        let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
        var counts = [0, 0, 0]
        var isQuoted = false
        for byte in bytes {
            if byte == quote { isQuoted.toggle() }
            if isQuoted { continue }
            if byte == 0x0A || byte == 0x0D { break }
            if let index = candidates.firstIndex(of: byte) { counts[index] += 1 }
        }
        let most = counts.max() ?? 0
        return counts.firstIndex(of: most).map { candidates[$0] } ?? candidates[0]
    }
}

/// The first place where a text is no UTF-8; nothing where it is.
func utf8Fault(_ source: SourceFile, id: SourceFile.ID) -> Diagnostic? {
    var parser = Unicode.UTF8.ForwardParser()
    var iterator = source.bytes.makeIterator()
    var offset: UInt32 = 0
    while true {
        switch parser.parseScalar(from: &iterator) {
        case .valid(let scalar): offset += UInt32(scalar.count)
        case .emptyInput: return nil
        case .error:
            let span = Span(file: id, start: offset, end: offset + 1)
            return Diagnostic(
                "source/unreadable", .error, "this is not UTF-8 from here on", at: .span(span),
                help: "save the file as UTF-8")
        }
    }
}
