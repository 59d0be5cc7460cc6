import Ledger
import Source

/// A value of JSON with its place.
struct PlacedJSON {
    indirect enum Content {
        case text(String)
        case flag(Bool)
        case number(Int)
        case list([PlacedJSON])
        case object([(key: String, value: PlacedJSON)])
        /// `null`, or a number that is none of ours.
        case other
    }

    let content: Content
    let span: Span

    init(_ source: SourceFile, id: SourceFile.ID) throws(JSONError) {
        var reader = JSONReader(source.bytes)
        self = try PlacedJSON(&reader, source.bytes, id)
        try reader.end()
    }

    private init(_ reader: inout JSONReader, _ bytes: [UInt8], _ file: SourceFile.ID) throws(JSONError) {
        var inside = reader
        let range = try reader.skip()
        span = Span(file: file, start: UInt32(range.lowerBound), end: UInt32(range.upperBound))
        switch bytes[range.lowerBound] {
        case UInt8(ascii: "\""): content = .text(try inside.string())
        case UInt8(ascii: "t"), UInt8(ascii: "f"): content = .flag(try inside.bool())
        case UInt8(ascii: "["):
            var elements: [PlacedJSON] = []
            try inside.beginArray()
            while try inside.nextElement() { elements.append(try PlacedJSON(&inside, bytes, file)) }
            content = .list(elements)
        case UInt8(ascii: "{"):
            var members: [(key: String, value: PlacedJSON)] = []
            try inside.beginObject()
            while let key = try inside.nextKey() {
                members.append((key.text, try PlacedJSON(&inside, bytes, file)))
            }
            content = .object(members)
        default:
            if case .integer(let number) = try inside.value() {
                content = .number(Int(number))
            } else {
                content = .other
            }
        }
    }

    /// The value under a key, whose case does not count; `null` is as good as none.
    subscript(key: String) -> PlacedJSON? {
        guard case .object(let members) = content else { return nil }
        let wanted = key.lowercased()
        let value = members.first { $0.key.lowercased() == wanted }?.value
        if case .other? = value?.content { return nil }
        return value
    }

    var elements: [PlacedJSON]? { if case .list(let elements) = content { elements } else { nil } }
    var number: Int? { if case .number(let number) = content { number } else { nil } }

    /// A text with the place of what stands between its quotes.
    var text: Located<String>? {
        guard case .text(let text) = content else { return nil }
        return Located(text, at: Span(file: span.file, start: span.start + 1, end: span.end - 1))
    }

    /// Some systems write `"False"`.
    var flag: Bool? {
        switch content {
        case .flag(let flag): flag
        case .text(let text) where ["true", "false"].contains(text.lowercased()): text.lowercased() == "true"
        default: nil
        }
    }

    /// Whether `schemas` names a kind of resource.
    func isOf(_ kind: String) -> Bool {
        (self["schemas"]?.elements ?? []).contains { $0.text?.value.hasSuffix(":\(kind)") == true }
    }
}
