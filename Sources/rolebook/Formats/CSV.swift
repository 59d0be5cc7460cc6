/// Rows as RFC 4180 wants them; every field quoted, and none that a spreadsheet would take for a formula: such a one
/// gets an apostrophe in front.
func csv(header: [String], _ rows: [[String]]) -> [UInt8] {
    var bytes = Array(header.joined(separator: ",").utf8) + [13, 10]
    for row in rows {
        for (index, text) in row.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            bytes += field(text)
        }
        bytes += [13, 10]
    }
    return bytes
}

private func field(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = [UInt8(ascii: "\"")]
    if let first = text.utf8.first, Set("=+-@\t\r\n".utf8).contains(first) { bytes.append(UInt8(ascii: "'")) }
    for byte in text.utf8 {
        if byte == UInt8(ascii: "\"") { bytes.append(byte) }
        bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
    return bytes
}
