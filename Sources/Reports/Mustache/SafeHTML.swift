/// HTML that is known to be safe: made of literals in our own code and of escaped text, of nothing else.
package struct SafeHTML: Equatable, Sendable {
    /// The HTML in UTF-8.
    package private(set) var bytes: [UInt8]

    /// HTML that stands in our own source.
    package init(_ literal: StaticString) {
        bytes = literal.withUTF8Buffer { Array($0) }
    }

    /// Any text, made safe for element content and for quoted attribute values.
    package init(escaping text: String) {
        bytes = []
        appendEscaped(text, to: &bytes)
    }

    /// What a theme's author put into a `style` or `script` element; nil where it would end the element.
    init?(content text: String, of element: StaticString) {
        bytes = Array(text.utf8)
        let enders = [Array("</\(element)".utf8), Array("<!--".utf8)]
        for index in bytes.indices where bytes[index] == UInt8(ascii: "<") {
            let rest = bytes[index...]
            for ender in enders where rest.count >= ender.count {
                if zip(rest, ender).allSatisfy({ $0 == $1 || $0 | 0x20 == $1 }) { return nil }
            }
        }
    }

    /// Adds HTML that stands in our own source.
    package mutating func append(_ literal: StaticString) {
        literal.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    /// Adds any text, escaped.
    package mutating func append(escaping text: String) {
        appendEscaped(text, to: &bytes)
    }

    /// Adds HTML that is safe already.
    package mutating func append(_ html: SafeHTML) {
        bytes.append(contentsOf: html.bytes)
    }
}

/// Adds a text with `& < > " '` escaped.
///
/// On bytes, never on `Character`s: `"` and U+0301 are one `Character`, which a comparison with `"` misses.
func appendEscaped(_ text: String, to out: inout [UInt8]) {
    var text = text
    text.withUTF8 { bytes in
        var start = 0
        for (index, byte) in bytes.enumerated() {
            guard let entity = entity(for: byte) else { continue }
            out.append(contentsOf: bytes[start..<index])
            entity.withUTF8Buffer { out.append(contentsOf: $0) }
            start = index + 1
        }
        out.append(contentsOf: bytes[start...])
    }
}

/// What stands for a byte that means something in HTML; nothing for all others.
@inline(__always)
private func entity(for byte: UInt8) -> StaticString? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    case UInt8(ascii: "'"): "&#39;"
    default: nil
    }
}
