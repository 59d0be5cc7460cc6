/// Writes JSON text into bytes: no white space but what the caller asks for.
///
/// Commas follow from the bytes already there, so structure may be mixed freely with `raw`.
package struct JSONWriter {
    /// The text so far.
    package var bytes: [UInt8]

    /// An empty text; `capacity` in bytes is room to take beforehand.
    package init(capacity: Int = 0) {
        bytes = []
        bytes.reserveCapacity(capacity)
    }

    /// Writes text as it is.
    package mutating func raw(_ text: StaticString) {
        text.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    /// Writes JSON made before, as it is.
    package mutating func raw(_ fragment: [UInt8]) {
        bytes.append(contentsOf: fragment)
    }

    /// Writes one byte as it is.
    package mutating func raw(_ byte: UInt8) {
        bytes.append(byte)
    }

    /// Writes an integer in decimal.
    package mutating func integer(_ value: Int64) {
        if value < 0 { bytes.append(UInt8(ascii: "-")) }
        var rest = value.magnitude
        guard rest > 9 else { return bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest)) }
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
            var start = digits.count
            while rest > 0 {
                start -= 1
                digits[start] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
                rest /= 10
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: digits[start...]))
        }
    }

    /// Writes `true` or `false`.
    package mutating func bool(_ value: Bool) {
        if value { raw("true") } else { raw("false") }
    }

    /// Writes `null`.
    package mutating func null() {
        raw("null")
    }

    /// Opens an object.
    package mutating func beginObject() { bytes.append(UInt8(ascii: "{")) }

    /// Closes an object.
    package mutating func endObject() { bytes.append(UInt8(ascii: "}")) }

    /// Opens an array.
    package mutating func beginArray() { bytes.append(UInt8(ascii: "[")) }

    /// Closes an array.
    package mutating func endArray() { bytes.append(UInt8(ascii: "]")) }

    /// Writes a member's key and colon, after a comma where one is needed; the key needs no escaping.
    package mutating func key(_ key: StaticString) {
        element()
        bytes.append(UInt8(ascii: "\""))
        raw(key)
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
    }

    /// Writes a member's key and colon, after a comma where one is needed.
    package mutating func key(_ key: String) {
        element()
        string(key)
        bytes.append(UInt8(ascii: ":"))
    }

    /// Comes before each element of an array: writes a comma where one is needed.
    package mutating func element() {
        guard let last = bytes.last else { return }
        if last != UInt8(ascii: "\n") {
            if !Self.opens(last) { bytes.append(UInt8(ascii: ",")) }
        } else if bytes.count > 1, !Self.opens(bytes[bytes.count - 2]) {
            bytes[bytes.count - 1] = UInt8(ascii: ",")
            bytes.append(UInt8(ascii: "\n"))
        }
    }

    /// Breaks the line; a comma that is due is put before the break by the next `key` or `element`.
    package mutating func newline() {
        bytes.append(UInt8(ascii: "\n"))
    }

    /// Whether no comma may follow this byte. The last byte of a value is never one of these.
    private static func opens(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: ","), UInt8(ascii: ":"): true
        case UInt8(ascii: "\n"): true
        default: false
        }
    }
}
