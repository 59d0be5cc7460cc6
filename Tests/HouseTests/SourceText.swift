/// The string literals of a Swift source, with `{1}`, `{2}` … for what is put in.
struct SourceText {
    struct Literal {
        let template: String
        /// What stands before it, up to the last 40 bytes, without blanks at the end.
        let before: String
    }

    private let bytes: [UInt8]
    private(set) var literals: [Literal] = []

    init(_ text: String) {
        bytes = Array(text.utf8)
        var index = 0
        while index < bytes.count {
            if has("//", at: index) {
                index = bytes[index...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
            } else if bytes[index] == UInt8(ascii: "\"") {
                index = readLiteral(at: index)
            } else {
                index += 1
            }
        }
    }

    /// Takes the literal that begins at a quote, and those inside of it; gives the offset after it.
    private mutating func readLiteral(at start: Int) -> Int {
        let quote = has("\"\"\"", at: start) ? "\"\"\"" : "\""
        var template: [UInt8] = []
        var places = 0
        var index = start + quote.utf8.count
        while index < bytes.count, !has(quote, at: index) {
            if has("\\(", at: index) {
                index = readInterpolation(at: index + 2)
                places += 1
                template += "{\(places)}".utf8
            } else if bytes[index] == UInt8(ascii: "\\") {
                template.append(escaped(bytes[index + 1]))
                index += 2
            } else {
                template.append(bytes[index])
                index += 1
            }
        }
        literals.append(
            Literal(template: String(decoding: template, as: UTF8.self), before: text(before: start)))
        return index + quote.utf8.count
    }

    /// Steps over an expression, up to the bracket that closes it.
    private mutating func readInterpolation(at start: Int) -> Int {
        var depth = 1
        var index = start
        while index < bytes.count, depth > 0 {
            switch bytes[index] {
            case UInt8(ascii: "\""):
                index = readLiteral(at: index)
                continue
            case UInt8(ascii: "("): depth += 1
            case UInt8(ascii: ")"): depth -= 1
            default: break
            }
            index += 1
        }
        return index
    }

    private func escaped(_ byte: UInt8) -> UInt8 {
        switch byte {
        case UInt8(ascii: "n"): UInt8(ascii: "\n")
        case UInt8(ascii: "t"): UInt8(ascii: "\t")
        default: byte
        }
    }

    private func has(_ text: String, at index: Int) -> Bool { bytes[index...].starts(with: text.utf8) }

    private func text(before start: Int) -> String {
        let isBlank = { (byte: UInt8) in byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") }
        let end = bytes[..<start].lastIndex { !isBlank($0) }.map { $0 + 1 } ?? 0
        return String(decoding: bytes[max(0, end - 40)..<end], as: UTF8.self)
    }
}
