/// One Unicode scalar at the head of a text, with the number of bytes that it takes.
struct UTF8Scalar {
    let value: UInt32
    let width: Int

    /// Decodes strictly: nil for an overlong, cut or stray sequence, a surrogate, or past U+10FFFF.
    init?(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) {
        let lead = bytes[offset]
        guard lead >= 0x80 else {
            (value, width) = (UInt32(lead), 1)
            return
        }
        guard let shape = UTF8Scalar.shape(lead), offset + shape.width <= bytes.count else { return nil }
        guard shape.second.contains(bytes[offset + 1]) else { return nil }
        var value = UInt32(lead & (0x7F >> UInt8(shape.width)))
        for position in offset + 1..<offset + shape.width {
            let byte = bytes[position]
            guard byte & 0xC0 == 0x80 else { return nil }
            value = value << 6 | UInt32(byte & 0x3F)
        }
        (self.value, width) = (value, shape.width)
    }

    private static func shape(_ lead: UInt8) -> (width: Int, second: ClosedRange<UInt8>)? {
        switch lead {
        case 0xC2...0xDF: (2, 0x80...0xBF)
        case 0xE0: (3, 0xA0...0xBF)
        case 0xED: (3, 0x80...0x9F)
        case 0xE1...0xEF: (3, 0x80...0xBF)
        case 0xF0: (4, 0x90...0xBF)
        case 0xF1...0xF3: (4, 0x80...0xBF)
        case 0xF4: (4, 0x80...0x8F)
        default: nil
        }
    }
}
