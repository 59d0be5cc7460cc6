/// The inside of a paragraph: emphasis, code, links; all else is text.
///
/// Works on bytes and looks ahead for what closes a sign, so that a sign that nothing closes is text.
func renderMarkdownSpans(_ text: String) -> SafeHTML {
    let spans = MarkdownSpans(bytes: Array(text.utf8))
    return spans.render(0..<spans.bytes.count, depth: 0)
}

private struct MarkdownSpans {
    /// Emphasis in emphasis, links in emphasis: more than this is text.
    static let deepest = 4

    let bytes: [UInt8]

    func render(_ range: Range<Int>, depth: Int) -> SafeHTML {
        var html = SafeHTML("")
        var known = Known()
        var (start, index) = (range.lowerBound, range.lowerBound)
        while index < range.upperBound {
            guard depth < Self.deepest, let span = span(at: index, in: range, &known) else {
                index += 1
                continue
            }
            html.append(escaping: string(start..<index))
            append(span, to: &html, depth: depth)
            index = span.end
            start = index
        }
        html.append(escaping: string(start..<range.upperBound))
        return html
    }

    /// What was found out about the rest of a range, so that nothing is looked for twice.
    private struct Known {
        /// Signs that nothing closes any more.
        var unclosed: Set<[UInt8]> = []
        var nextBracket = -1
        var nextParenthesis = -1
    }

    private enum Kind {
        case strong, emphasis, code
        case link(String)

        var isCode: Bool { if case .code = self { true } else { false } }
    }

    private struct Span {
        let kind: Kind
        let inside: Range<Int>
        let end: Int
    }

    private func append(_ span: Span, to html: inout SafeHTML, depth: Int) {
        switch span.kind {
        case .code:
            html.append("<code>")
            html.append(escaping: string(span.inside))
            html.append("</code>")
        case .strong:
            html.append("<strong>")
            html.append(render(span.inside, depth: depth + 1))
            html.append("</strong>")
        case .emphasis:
            html.append("<em>")
            html.append(render(span.inside, depth: depth + 1))
            html.append("</em>")
        case .link(let address):
            html.append("<a href=\"")
            html.append(escaping: address)
            html.append("\" rel=\"noreferrer\">")
            html.append(escaping: string(span.inside))
            html.append("</a>")
        }
    }

    private func span(at index: Int, in range: Range<Int>, _ known: inout Known) -> Span? {
        switch bytes[index] {
        case UInt8(ascii: "`"): return between("`", .code, at: index, in: range, &known)
        case UInt8(ascii: "*"):
            return between("**", .strong, at: index, in: range, &known)
                ?? between("*", .emphasis, at: index, in: range, &known)
        case UInt8(ascii: "_"):
            guard index == range.lowerBound || !isWord(bytes[index - 1]) else { return nil }
            return between("_", .emphasis, at: index, in: range, &known)
        case UInt8(ascii: "["): return link(at: index, in: range, &known)
        default: return nil
        }
    }

    private func between(
        _ literal: StaticString, _ kind: Kind, at index: Int, in range: Range<Int>, _ known: inout Known
    ) -> Span? {
        let sign = literal.withUTF8Buffer { Array($0) }
        let start = index + sign.count
        guard !known.unclosed.contains(sign), start < range.upperBound, holds(sign, at: index),
            !isWhitespace(bytes[start]), sign.count > 1 || bytes[start] != sign[0]
        else { return nil }
        let limit = range.upperBound - sign.count
        var end = start + 1
        while end <= limit {
            if bytes[end] == sign[0], holds(sign, at: end), !isWhitespace(bytes[end - 1]) {
                let isDouble = sign.count == 1 && end < limit && bytes[end + 1] == sign[0]
                if !isDouble || kind.isCode {
                    return Span(kind: kind, inside: start..<end, end: end + sign.count)
                }
                end += 1
            }
            end += 1
        }
        known.unclosed.insert(sign)
        return nil
    }

    private func holds(_ sign: [UInt8], at index: Int) -> Bool {
        index + sign.count <= bytes.count && bytes[index] == sign[0]
            && (sign.count == 1 || bytes[index + 1] == sign[1])
    }

    private func link(at index: Int, in range: Range<Int>, _ known: inout Known) -> Span? {
        if known.nextBracket < index { known.nextBracket = next("]", from: index, in: range) }
        let close = known.nextBracket
        guard close > index + 1, close + 2 < range.upperBound, bytes[close + 1] == UInt8(ascii: "(")
        else { return nil }
        if known.nextParenthesis < close { known.nextParenthesis = next(")", from: close, in: range) }
        let end = known.nextParenthesis
        guard end < range.upperBound else { return nil }
        let address = string(close + 2..<end)
        guard isSafeAddress(address) else { return nil }
        return Span(kind: .link(address), inside: index + 1..<close, end: end + 1)
    }

    /// Where a sign comes next, or the end of the range.
    private func next(_ sign: Unicode.Scalar, from index: Int, in range: Range<Int>) -> Int {
        bytes[index..<range.upperBound].firstIndex(of: UInt8(ascii: sign)) ?? range.upperBound
    }

    private func isWord(_ byte: UInt8) -> Bool {
        byte >= 0x80 || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
            || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
    }

    private func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}

/// Whether an address leads to `https:` and is made of nothing but printable ASCII.
func isSafeAddress(_ address: String) -> Bool {
    address.utf8.starts(with: "https://".utf8) && address.utf8.count > 8
        && address.utf8.allSatisfy {
            0x21...0x7E ~= $0 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
        }
}
