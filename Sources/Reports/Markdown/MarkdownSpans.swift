/// The inside of a paragraph: emphasis, code, links; all else is text.
///
/// Works on bytes and looks ahead for what closes a sign, so that a sign that nothing closes is text.
func renderMarkdownSpans(_ text: String) -> SafeHTML {
    var spans = MarkdownSpans(bytes: Array(text.utf8))
    return spans.render(0..<spans.bytes.count, depth: 0)
}

private struct MarkdownSpans {
    /// Emphasis in emphasis, links in emphasis: more than this is text.
    static let deepest = 4
    /// What closes a sign is looked for so far.
    static let longest = 4096

    let bytes: [UInt8]

    mutating func render(_ range: Range<Int>, depth: Int) -> SafeHTML {
        var html = SafeHTML("")
        var (start, index) = (range.lowerBound, range.lowerBound)
        while index < range.upperBound {
            guard depth < Self.deepest, let span = span(at: index, in: range) else {
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

    private enum Kind { case strong, emphasis, code, link(String) }

    private struct Span {
        let kind: Kind
        let inside: Range<Int>
        let end: Int
    }

    private mutating func append(_ span: Span, to html: inout SafeHTML, depth: Int) {
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

    private func span(at index: Int, in range: Range<Int>) -> Span? {
        switch bytes[index] {
        case UInt8(ascii: "`"): return between("`", .code, at: index, in: range)
        case UInt8(ascii: "*"):
            return between("**", .strong, at: index, in: range)
                ?? between("*", .emphasis, at: index, in: range)
        case UInt8(ascii: "_"):
            guard index == range.lowerBound || !isWord(bytes[index - 1]) else { return nil }
            return between("_", .emphasis, at: index, in: range)
        case UInt8(ascii: "["): return link(at: index, in: range)
        default: return nil
        }
    }

    private func between(_ sign: StaticString, _ kind: Kind, at index: Int, in range: Range<Int>) -> Span? {
        let sign = sign.withUTF8Buffer { Array($0) }
        let start = index + sign.count
        guard start < range.upperBound, bytes[index..<start].elementsEqual(sign), !isWhitespace(bytes[start])
        else { return nil }
        let limit = min(range.upperBound, start + Self.longest) - sign.count
        var end = start + 1
        while end <= limit {
            if bytes[end..<end + sign.count].elementsEqual(sign), !isWhitespace(bytes[end - 1]) {
                let isLonger = sign == [UInt8(ascii: "*")] && end < limit && bytes[end + 1] == sign[0]
                if !isLonger { return Span(kind: kind, inside: start..<end, end: end + sign.count) }
                end += 1
            }
            end += 1
        }
        return nil
    }

    private func link(at index: Int, in range: Range<Int>) -> Span? {
        let limit = min(range.upperBound, index + Self.longest)
        guard let close = bytes[index..<limit].firstIndex(of: UInt8(ascii: "]")), close > index + 1,
            close + 1 < limit, bytes[close + 1] == UInt8(ascii: "("),
            let end = bytes[(close + 2)..<limit].firstIndex(of: UInt8(ascii: ")"))
        else { return nil }
        let address = string(close + 2..<end)
        guard isSafeAddress(address) else { return nil }
        return Span(kind: .link(address), inside: index + 1..<close, end: end + 1)
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
