/// A page taken apart by its bytes, as a browser would that forgives nothing.
struct Markup {
    struct Element: Equatable {
        /// `p`, `/p`; `?` for what is no tag at all.
        var name: String
        var attributes: [(name: String, value: String)] = []

        static func == (left: Element, right: Element) -> Bool {
            left.name == right.name && left.attributes.map(\.name) == right.attributes.map(\.name)
        }
    }

    private(set) var elements: [Element] = []
    /// What stands between the elements, decoded: one text for each gap, empty ones too.
    private(set) var texts: [String] = []
    private let bytes: [UInt8]
    private var index = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        while index < bytes.count {
            texts.append(Self.decoded(text(until: "<")))
            guard index < bytes.count else { break }
            index += 1
            let element = readElement()
            elements.append(element)
            if element.name == "script" || element.name == "style" { skip(to: "</\(element.name)") }
        }
    }

    private mutating func text(until sign: Unicode.Scalar) -> [UInt8] {
        let start = index
        while index < bytes.count, bytes[index] != UInt8(ascii: sign) { index += 1 }
        return Array(bytes[start..<index])
    }

    private mutating func skip(to end: String) {
        let end = Array(end.utf8)
        while index < bytes.count, bytes[index] != end[0] || !bytes[index...].starts(with: end) {
            index += 1
        }
    }

    private mutating func readElement() -> Element {
        var element = Element(name: word())
        if element.name.isEmpty { element.name = "?" }
        while index < bytes.count, bytes[index] != UInt8(ascii: ">") {
            if isSpace(bytes[index]) || bytes[index] == UInt8(ascii: "/") {
                index += 1
                continue
            }
            let name = word()
            guard !name.isEmpty else {
                element.attributes.append((name: "?", value: ""))
                index += 1
                continue
            }
            element.attributes.append((name: name, value: readValue()))
        }
        index += 1
        return element
    }

    private mutating func readValue() -> String {
        guard index < bytes.count, bytes[index] == UInt8(ascii: "=") else { return "" }
        index += 1
        guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else { return word() }
        index += 1
        let value = Self.decoded(text(until: "\""))
        index += 1
        return value
    }

    private mutating func word() -> String {
        let start = index
        while index < bytes.count, !isSpace(bytes[index]), !"=>\"".utf8.contains(bytes[index]),
            bytes[index] != UInt8(ascii: "/") || index == start
        {
            index += 1
        }
        return String(decoding: bytes[start..<index], as: UTF8.self)
    }

    private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x09 }

    private static let entities: [(String, UInt8)] = [
        ("&amp;", UInt8(ascii: "&")), ("&lt;", UInt8(ascii: "<")), ("&gt;", UInt8(ascii: ">")),
        ("&quot;", UInt8(ascii: "\"")), ("&#39;", UInt8(ascii: "'")),
    ]

    private static func decoded(_ bytes: [UInt8]) -> String {
        guard bytes.contains(UInt8(ascii: "&")) else { return String(decoding: bytes, as: UTF8.self) }
        var out: [UInt8] = []
        var rest = bytes[...]
        while let first = rest.first {
            if first == UInt8(ascii: "&"),
                let entity = entities.first(where: { rest.starts(with: $0.0.utf8) })
            {
                out.append(entity.1)
                rest = rest.dropFirst(entity.0.utf8.count)
            } else {
                out.append(first)
                rest = rest.dropFirst()
            }
        }
        return String(decoding: out, as: UTF8.self)
    }
}
