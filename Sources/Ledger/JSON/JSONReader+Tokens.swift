extension JSONReader {
    /// The contents of a string in the text, between its quotes.
    struct StringToken {
        var start = 0
        var end = 0
        var hasEscapes = false

        var count: Int { end - start }
    }

    /// A number in the text.
    struct NumberToken {
        let start: Int
        let end: Int
        let isInteger: Bool
    }

    /// The byte at the offset, once white space is passed over; 0, with which nothing begins, at the end.
    @inline(__always)
    mutating func nextByte() -> UInt8 {
        bytes.withUnsafeBufferPointer { bytes in
            while offset < bytes.count {
                let byte = bytes[offset]
                guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return byte }
                offset += 1
            }
            return 0
        }
    }

    /// The error for something else than what is wanted, at the offset.
    func unexpected(_ wanted: String) -> JSONError {
        if offset >= bytes.count { return failure("expected \(wanted), found the end of the text") }
        if offset == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            return failure("a byte order mark stands first")
        }
        let byte = bytes[offset]
        guard byte > 0x20, byte < 0x7F, byte != UInt8(ascii: "`") else {
            return failure("expected \(wanted)")
        }
        return failure("expected \(wanted), found `\(Unicode.Scalar(byte))`")
    }

    @inline(__always)
    func isDigit(_ byte: UInt8) -> Bool {
        byte &- UInt8(ascii: "0") < 10
    }

    /// Passes over a word whose first letter stands here.
    mutating func word(_ text: StaticString) throws(JSONError) {
        let isThere = text.withUTF8Buffer { bytes[offset...].starts(with: $0) }
        guard isThere else { throw unexpected("a value") }
        offset += text.utf8CodeUnitCount
    }

    /// Passes over a number that begins here.
    mutating func scanNumber() throws(JSONError) -> NumberToken {
        let start = offset
        var isInteger = true
        if byte == UInt8(ascii: "-") { offset += 1 }
        if byte == UInt8(ascii: "0") {
            offset += 1
            if isDigit(byte) { throw failure("a number begins with a needless zero") }
        } else {
            try digits()
        }
        if byte == UInt8(ascii: ".") {
            isInteger = false
            offset += 1
            try digits()
        }
        if byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E") {
            isInteger = false
            offset += 1
            if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") { offset += 1 }
            try digits()
        }
        return NumberToken(start: start, end: offset, isInteger: isInteger)
    }

    /// A number's value, if it is an integer within ±2^53.
    func integer(in token: NumberToken) -> Int64? {
        let isNegative = bytes[token.start] == UInt8(ascii: "-")
        let digits = bytes[(isNegative ? token.start + 1 : token.start)..<token.end]
        guard token.isInteger, digits.count <= 16 else { return nil }
        let value = digits.reduce(Int64(0)) { $0 * 10 + Int64($1 - UInt8(ascii: "0")) }
        guard value <= 1 << 53 else { return nil }
        return isNegative ? -value : value
    }

    private var byte: UInt8 {
        offset < bytes.count ? bytes[offset] : 0
    }

    private mutating func digits() throws(JSONError) {
        guard isDigit(byte) else { throw unexpected("a digit") }
        while isDigit(byte) { offset += 1 }
    }
}
