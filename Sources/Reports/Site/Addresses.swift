/// The address of an anchor after `#`, by RFC 3986: what a fragment may not hold is percent-encoded.
func encodedFragment(_ text: String) -> String {
    encoded(text, keeping: "-._~!$&'()*+,;=:@/?")
}

/// A path as part of an address.
func encodedPath(_ text: String) -> String {
    encoded(text, keeping: "-._~/")
}

private func encoded(_ text: String, keeping marks: StaticString) -> String {
    let hex = Array("0123456789ABCDEF".utf8)
    return marks.withUTF8Buffer { marks in
        if text.utf8.allSatisfy({ isPlain($0) || marks.contains($0) }) { return text }
        var out: [UInt8] = []
        for byte in text.utf8 {
            if isPlain(byte) || marks.contains(byte) {
                out.append(byte)
            } else {
                out += [UInt8(ascii: "%"), hex[Int(byte >> 4)], hex[Int(byte & 15)]]
            }
        }
        return String(decoding: out, as: UTF8.self)
    }
}

/// ASCII letters and digits.
private func isPlain(_ byte: UInt8) -> Bool {
    UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
}
