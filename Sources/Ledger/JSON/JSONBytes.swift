/// Searches in the bytes of JSON strings, eight at a time.
enum JSONBytes {
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highs: UInt64 = 0x8080_8080_8080_8080

    /// The first byte from `start` that JSON must escape (`"`, `\`, U+0000–1F), or the end.
    @inline(__always)
    static func plainEnd(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var index = start
        while index + 8 <= text.count {
            let word = load(text, index)
            let found = marks(word) & ~word & highs
            if found != 0 { return index + found.trailingZeroBitCount >> 3 }
            index += 8
        }
        while index < text.count {
            let byte = text[index]
            if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { break }
            index += 1
        }
        return index
    }

    /// The first byte from `start` that is one of those or no ASCII, or the end.
    @inline(__always)
    static func plainASCIIEnd(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var index = start
        while index + 8 <= text.count {
            let word = load(text, index)
            let found = (marks(word) | word) & highs
            if found != 0 { return index + found.trailingZeroBitCount >> 3 }
            index += 8
        }
        while index < text.count {
            let byte = text[index]
            if byte < 0x20 || byte >= 0x80 { break }
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { break }
            index += 1
        }
        return index
    }

    /// The first line feed from `start`, or the end.
    static func lineEnd(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var index = start
        while index + 8 <= text.count {
            let word = load(text, index) ^ ones &* 0x0A
            let found = (word &- ones) & ~word & highs
            if found != 0 { return index + found.trailingZeroBitCount >> 3 }
            index += 8
        }
        while index < text.count, text[index] != 0x0A { index += 1 }
        return index
    }

    /// The length in bytes of the UTF-8 sequence at `index`, or 0 where it is no valid one (RFC 3629).
    static func sequenceLength(in text: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        func continues(_ ahead: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
            index + ahead < text.count && range.contains(text[index + ahead])
        }
        switch text[index] {
        case 0x00...0x7F: return 1
        case 0xC2...0xDF: return continues(1) ? 2 : 0
        case 0xE0: return continues(1, 0xA0...0xBF) && continues(2) ? 3 : 0
        case 0xED: return continues(1, 0x80...0x9F) && continues(2) ? 3 : 0
        case 0xE1...0xEF: return continues(1) && continues(2) ? 3 : 0
        case 0xF0: return continues(1, 0x90...0xBF) && continues(2) && continues(3) ? 4 : 0
        case 0xF1...0xF3: return continues(1) && continues(2) && continues(3) ? 4 : 0
        case 0xF4: return continues(1, 0x80...0x8F) && continues(2) && continues(3) ? 4 : 0
        default: return 0
        }
    }

    @inline(__always)
    private static func load(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> UInt64 {
        UInt64(
            littleEndian: UnsafeRawBufferPointer(text).loadUnaligned(fromByteOffset: index, as: UInt64.self))
    }

    /// Sets the high bit of bytes below 0x20 and of `"` and `\`. A borrow may set it falsely, but only above
    /// a true one; bytes beyond ASCII are for the caller to mask.
    @inline(__always)
    private static func marks(_ word: UInt64) -> UInt64 {
        (word &- ones &* 0x20) | ((word ^ ones &* 0x22) &- ones) | ((word ^ ones &* 0x5C) &- ones)
    }
}
