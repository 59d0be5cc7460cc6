/// A SHA-256 digest, 32 bytes.
package struct Digest: Hashable, Sendable {
    private let words: SIMD8<UInt32>

    /// A digest from its eight words, the first one first.
    init(words: SIMD8<UInt32>) {
        self.words = words
    }

    /// The 32 bytes.
    package var bytes: [UInt8] {
        (0..<32).map { UInt8(truncatingIfNeeded: words[$0 / 4] >> UInt32(24 - $0 % 4 * 8)) }
    }

    /// 64 lower-case hexadecimal digits.
    package var hex: String {
        String(unsafeUninitializedCapacity: 64) { buffer in
            for index in 0..<8 {
                var word = words[index]
                for place in index * 8..<index * 8 + 8 {
                    let digit = UInt8(truncatingIfNeeded: word &>> 28)
                    buffer[place] = digit &+ (digit < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") &- 10)
                    word &<<= 4
                }
            }
            return 64
        }
    }

    /// The digest that 64 lower-case hexadecimal digits name; `nil` where they are none.
    init?(hex text: UnsafeBufferPointer<UInt8>) {
        guard text.count == 64 else { return nil }
        var words = SIMD8<UInt32>()
        for index in 0..<8 {
            var word: UInt32 = 0
            for byte in text[index * 8..<index * 8 + 8] {
                let (number, letter) = (byte &- UInt8(ascii: "0"), byte &- UInt8(ascii: "a"))
                guard number < 10 || letter < 6 else { return nil }
                word = word &<< 4 | UInt32(number < 10 ? number : letter &+ 10)
            }
            words[index] = word
        }
        self.words = words
    }

    /// 44 characters of base 64 (RFC 4648, 4), as a content security policy wants them.
    package var base64: String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        let bytes = self.bytes + [0]
        var text: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<(start + 3)].reduce(0) { $0 << 8 | Int($1) }
            text += [18, 12, 6, 0].map { alphabet[group >> $0 & 0x3F] }
        }
        text[text.count - 1] = UInt8(ascii: "=")
        return String(decoding: text, as: UTF8.self)
    }
}
