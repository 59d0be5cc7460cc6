extension JSONWriter {
    /// Writes a value in the canonical form of RFC 8785: keys in order of UTF-16 code units, numbers as
    /// ECMAScript.
    package mutating func value(_ value: JSONValue) {
        switch value {
        case .null: null()
        case .bool(let value): bool(value)
        case .integer(let value): integer(value)
        case .number(let text): bytes.append(contentsOf: canonicalNumber(text).utf8)
        case .string(let value): string(value)
        case .array(let elements):
            beginArray()
            for value in elements {
                element()
                self.value(value)
            }
            endArray()
        case .object(let members):
            beginObject()
            for member in inCanonicalOrder(members) {
                key(member.key)
                self.value(member.value)
            }
            endObject()
        }
    }
}

extension JSONValue {
    /// The bytes of the canonical form (RFC 8785).
    package var canonical: [UInt8] {
        var writer = JSONWriter()
        writer.value(self)
        return writer.bytes
    }

    /// The same value with the members of every object in canonical order.
    package func canonicalized() -> JSONValue {
        switch self {
        case .array(let elements):
            .array(elements.map { $0.canonicalized() })
        case .object(let members):
            .object(
                inCanonicalOrder(members).map { JSONMember(key: $0.key, value: $0.value.canonicalized()) })
        case .null, .bool, .integer, .number, .string:
            self
        }
    }
}

extension JSONMember {
    /// Whether a key stands before another in canonical form: by UTF-16 code units (RFC 8785, 3.2.3).
    ///
    /// UTF-8 has the same order but for scalars beyond U+FFFF (lead byte 0xF0 and up), whose surrogates come
    /// before U+E000–FFFF (lead bytes 0xEE and 0xEF).
    package static func isOrdered(_ left: String, before right: String) -> Bool {
        var others = right.utf8.makeIterator()
        for byte in left.utf8 {
            guard let other = others.next() else { return false }
            if byte == other { continue }
            if byte >= 0xEE, other >= 0xEE, (byte >= 0xF0) != (other >= 0xF0) { return byte >= 0xF0 }
            return byte < other
        }
        return others.next() != nil
    }
}

private func inCanonicalOrder(_ members: [JSONMember]) -> [JSONMember] {
    let pairs = zip(members, members.dropFirst())
    if pairs.allSatisfy({ JSONMember.isOrdered($0.key, before: $1.key) }) { return members }
    return members.sorted { JSONMember.isOrdered($0.key, before: $1.key) }
}

/// A number as ECMAScript's `Number::toString` writes it; one beyond the range of a double stays as it is.
private func canonicalNumber(_ text: String) -> String {
    guard let number = Double(text), number.isFinite else { return text }
    guard number != 0 else { return "0" }
    let parts = number.magnitude.description.utf8.split(separator: UInt8(ascii: "e"))
    let mantissa = parts[0].split(separator: UInt8(ascii: "."))
    var point = mantissa[0].count + (parts.count > 1 ? Int(String(Substring(parts[1]))) ?? 0 : 0)
    var digits = mantissa.flatMap(Array.init)
    while digits.last == UInt8(ascii: "0") { digits.removeLast() }
    let zeros = digits.prefix { $0 == UInt8(ascii: "0") }.count
    digits.removeFirst(zeros)
    point -= zeros
    return (number < 0 ? "-" : "") + decimal(String(decoding: digits, as: UTF8.self), point: point)
}

/// Digits with a decimal point after the first `point` of them, in ECMAScript's choice of notation.
private func decimal(_ digits: String, point: Int) -> String {
    let count = digits.utf8.count
    switch point {
    case count...21 where count <= 21:
        return digits + String(repeating: "0", count: point - count)
    case 1...21:
        return "\(digits.prefix(point)).\(digits.dropFirst(point))"
    case -5...0:
        return "0." + String(repeating: "0", count: -point) + digits
    default:
        let fraction = count > 1 ? ".\(digits.dropFirst())" : ""
        return "\(digits.prefix(1))\(fraction)e\(point > 0 ? "+" : "-")\((point - 1).magnitude)"
    }
}
