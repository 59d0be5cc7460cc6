extension JSONReader {
    /// Reads a string that is a time by RFC 3339, without making a `String`.
    package mutating func instant() throws(JSONError) -> Instant {
        guard nextByte() == UInt8(ascii: "\"") else { throw unexpected("a time") }
        let start = offset
        let token = try scanString()
        let moment = bytes.withUnsafeBufferPointer { Instant(rfc3339: $0[token.start..<token.end]) }
        guard let moment else {
            throw JSONError(message: "expected a time like `2026-11-21T10:00:00Z`", offset: start)
        }
        return moment
    }
}
