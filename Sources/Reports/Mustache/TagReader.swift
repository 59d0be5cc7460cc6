/// Finds one tag of a template after the other, with the delimiters that are in force.
struct TagReader {
    /// A longer delimiter is refused, so that the search for it stays linear.
    static let longestDelimiter = 32

    private let text: TemplateText
    private var opening: [UInt8] = Array("{{".utf8)
    private var closing: [UInt8] = Array("}}".utf8)
    private var position = 0

    init(_ text: TemplateText) { self.text = text }

    /// The next tag, or none up to the end.
    mutating func next() throws(TemplateError) -> Tag? {
        guard let start = find(opening, in: position..<text.bytes.count) else { return nil }
        var content = start + opening.count
        while content < text.bytes.count, isWhitespace(text.bytes[content]) { content += 1 }
        let sign = content < text.bytes.count ? text.bytes[content] : 0
        let (kind, ending) = Self.kind(of: sign)
        if kind != .value { content += 1 }
        let end = ending.map { [$0] + closing } ?? closing
        guard let contentEnd = find(end, in: content..<text.bytes.count) else { throw unclosed(start, end) }
        position = contentEnd + end.count
        let inside = trimmed(content..<contentEnd)
        if kind == .delimiters { try setDelimiters(inside, at: start) }
        return try tag(kind, start, inside)
    }

    private static func kind(of sign: UInt8) -> (Tag.Kind, ending: UInt8?) {
        switch sign {
        case UInt8(ascii: "#"): (.section, nil)
        case UInt8(ascii: "^"): (.inverted, nil)
        case UInt8(ascii: "/"): (.close, nil)
        case UInt8(ascii: ">"): (.partial, nil)
        case UInt8(ascii: "<"): (.parent, nil)
        case UInt8(ascii: "$"): (.block, nil)
        case UInt8(ascii: "&"): (.unescaped, nil)
        case UInt8(ascii: "{"): (.unescaped, UInt8(ascii: "}"))
        case UInt8(ascii: "!"): (.comment, nil)
        case UInt8(ascii: "="): (.delimiters, UInt8(ascii: "="))
        default: (.value, nil)
        }
    }

    private func tag(_ kind: Tag.Kind, _ start: Int, _ inside: Range<Int>) throws(TemplateError) -> Tag {
        let range = start..<position
        guard kind != .comment, kind != .delimiters else {
            return Tag(kind: kind, range: range, name: "", quoted: "")
        }
        let (asterisk, words) = kind.mayBeDynamic ? splitAsterisk(inside) : ("", inside)
        guard !words.isEmpty else {
            throw TemplateError("the tag `\(text.string(range))` has no name", at: start, in: text)
        }
        if find(opening, in: words) != nil { throw unclosed(start, closing) }
        if text.bytes[words].contains(where: isWhitespace) {
            throw TemplateError("a name holds no white space: `\(text.string(words))`", at: start, in: text)
        }
        return Tag(
            kind: kind, range: range, name: asterisk + text.string(words), quoted: text.string(range))
    }

    /// The name without the asterisk of a dynamic one, which may stand apart.
    private func splitAsterisk(_ inside: Range<Int>) -> (String, Range<Int>) {
        guard text.bytes[inside].first == UInt8(ascii: "*") else { return ("", inside) }
        return ("*", trimmed(inside.lowerBound + 1..<inside.upperBound))
    }

    private mutating func setDelimiters(_ inside: Range<Int>, at start: Int) throws(TemplateError) {
        let words = text.bytes[inside].split(whereSeparator: isWhitespace)
        guard words.count == 2, !words.joined().contains(UInt8(ascii: "=")) else {
            throw TemplateError(
                "`\(text.string(start..<position))` does not set two delimiters", at: start, in: text,
                help: "write an opening and a closing one, as in `{{=<% %>=}}`")
        }
        guard words.allSatisfy({ $0.count <= Self.longestDelimiter }) else {
            throw TemplateError(
                "a delimiter is longer than \(Self.longestDelimiter) bytes", at: start, in: text)
        }
        opening = Array(words[0])
        closing = Array(words[1])
    }

    private func unclosed(_ start: Int, _ end: [UInt8]) -> TemplateError {
        TemplateError(
            "the tag opened here is not closed", at: start, in: text,
            help: "close it with `\(String(decoding: end, as: UTF8.self))`")
    }

    private func trimmed(_ range: Range<Int>) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, isWhitespace(text.bytes[start]) { start += 1 }
        while start < end, isWhitespace(text.bytes[end - 1]) { end -= 1 }
        return start..<end
    }

    private func find(_ needle: [UInt8], in range: Range<Int>) -> Int? {
        guard let first = needle.first, needle.count <= range.count else { return nil }
        return (range.lowerBound...range.upperBound - needle.count).first { index in
            text.bytes[index] == first && text.bytes[index..<index + needle.count].elementsEqual(needle)
        }
    }
}
