extension JSONReader {
    /// Passes over a string whose opening quote stands here.
    mutating func scanString() throws(JSONError) -> StringToken {
        var token = StringToken(start: offset + 1, end: 0)
        let fault: StaticString? = bytes.withUnsafeBufferPointer { bytes in
            var index = offset + 1
            defer { offset = index }
            while true {
                index = JSONBytes.plainASCIIEnd(in: bytes, from: index)
                guard index < bytes.count else { return "a string does not end" }
                switch bytes[index] {
                case UInt8(ascii: "\""):
                    token.end = index
                    index += 1
                    return nil
                case UInt8(ascii: "\\"):
                    token.hasEscapes = true
                    let length = Self.escapeLength(in: bytes, at: index)
                    guard length > 0 else { return "a string holds a bad escape" }
                    index += length
                case ..<0x20:
                    return "a string holds a raw control character"
                default:
                    let length = JSONBytes.sequenceLength(in: bytes, at: index)
                    guard length > 0 else { return "a string is not valid UTF-8" }
                    index += length
                }
            }
        }
        if let fault { throw failure(fault.description) }
        return token
    }

    /// A string's text, escapes resolved.
    @inline(__always)
    func text(_ token: StringToken) -> String {
        guard token.hasEscapes else {
            return bytes.withUnsafeBufferPointer {
                String(decoding: UnsafeBufferPointer(rebasing: $0[token.start..<token.end]), as: UTF8.self)
            }
        }
        return String(decoding: unescaped(token), as: UTF8.self)
    }

    /// A string's UTF-8, escapes resolved.
    func unescaped(_ token: StringToken) -> [UInt8] {
        guard token.hasEscapes else { return Array(bytes[token.start..<token.end]) }
        var result: [UInt8] = []
        result.reserveCapacity(token.count)
        bytes.withUnsafeBufferPointer { bytes in
            var index = token.start
            while index < token.end {
                if bytes[index] != UInt8(ascii: "\\") {
                    result.append(bytes[index])
                    index += 1
                } else {
                    let scalar = Self.escapedScalar(in: bytes, at: index)
                    result.append(contentsOf: Unicode.Scalar(scalar).map { Array(String($0).utf8) } ?? [])
                    index += Self.escapeLength(in: bytes, at: index)
                }
            }
        }
        return result
    }

    /// The length in bytes of the escape at `index`, a surrogate pair as a whole; 0 where it is no valid one.
    private static func escapeLength(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        guard index + 1 < bytes.count else { return 0 }
        switch bytes[index + 1] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            return 2
        case UInt8(ascii: "u"):
            guard let unit = codeUnit(in: bytes, at: index) else { return 0 }
            if unit & 0xF800 != 0xD800 { return 6 }
            guard unit < 0xDC00, let low = codeUnit(in: bytes, at: index + 6) else { return 0 }
            return low & 0xFC00 == 0xDC00 ? 12 : 0
        default:
            return 0
        }
    }

    /// The scalar that the valid escape at `index` stands for.
    private static func escapedScalar(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> UInt32 {
        switch bytes[index + 1] {
        case UInt8(ascii: "b"): return 0x08
        case UInt8(ascii: "f"): return 0x0C
        case UInt8(ascii: "n"): return 0x0A
        case UInt8(ascii: "r"): return 0x0D
        case UInt8(ascii: "t"): return 0x09
        case UInt8(ascii: "u"):
            let unit = codeUnit(in: bytes, at: index) ?? 0
            guard unit & 0xF800 == 0xD800 else { return unit }
            let low = codeUnit(in: bytes, at: index + 6) ?? 0
            return 0x10000 + (unit & 0x3FF) << 10 + low & 0x3FF
        case let byte: return UInt32(byte)
        }
    }

    /// The number in the escape of `\u` and four digits at `index`; nil where none stands, whole and within the text.
    private static func codeUnit(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> UInt32? {
        guard index + 6 <= bytes.count, bytes[index] == UInt8(ascii: "\\"),
            bytes[index + 1] == UInt8(ascii: "u")
        else { return nil }
        var value: UInt32 = 0
        for byte in bytes[(index + 2)..<(index + 6)] {
            value <<= 4
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value |= UInt32(byte - UInt8(ascii: "0"))
            case UInt8(ascii: "a")...UInt8(ascii: "f"): value |= UInt32(byte - UInt8(ascii: "a") + 10)
            case UInt8(ascii: "A")...UInt8(ascii: "F"): value |= UInt32(byte - UInt8(ascii: "A") + 10)
            default: return nil
            }
        }
        return value
    }
}
