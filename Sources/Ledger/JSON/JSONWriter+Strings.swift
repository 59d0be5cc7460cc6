extension JSONWriter {
    /// Writes a string as RFC 8785 does: only `"`, `\` and U+0000–1F are escaped.
    package mutating func string(_ value: String) {
        let done: Void? = value.utf8.withContiguousStorageIfAvailable { string(bytes: $0) }
        if done == nil { Array(value.utf8).withUnsafeBufferPointer { string(bytes: $0) } }
    }

    /// Writes a string given in UTF-8, which the caller vouches for.
    package mutating func string(bytes text: UnsafeBufferPointer<UInt8>) {
        bytes.append(UInt8(ascii: "\""))
        var start = 0
        while true {
            let stop = JSONBytes.plainEnd(in: text, from: start)
            if stop > start { bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<stop])) }
            guard stop < text.count else { break }
            escape(text[stop])
            start = stop + 1
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Writes a string given in UTF-8, which the caller vouches for.
    package mutating func string(bytes text: ArraySlice<UInt8>) {
        text.withUnsafeBufferPointer { string(bytes: $0) }
    }

    private mutating func escape(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""): raw(#"\""#)
        case UInt8(ascii: "\\"): raw(#"\\"#)
        case 0x08: raw(#"\b"#)
        case 0x09: raw(#"\t"#)
        case 0x0A: raw(#"\n"#)
        case 0x0C: raw(#"\f"#)
        case 0x0D: raw(#"\r"#)
        default:
            raw(#"\u00"#)
            bytes.append(UInt8(ascii: "0") + byte >> 4)
            let low = byte & 0x0F
            bytes.append(low < 10 ? UInt8(ascii: "0") + low : UInt8(ascii: "a") + low - 10)
        }
    }
}
