/// The same JSON without a `##[`, which the logs of GitHub Actions take for a command wherever it stands in a line: the
/// bracket is written as an escape. Outside of strings there is none.
func logSafe(_ json: [UInt8]) -> [UInt8] {
    let command = Array("##[".utf8)
    guard json.indices.contains(where: { begins(json, command, at: $0) }) else { return json }
    var result: [UInt8] = []
    result.reserveCapacity(json.count + 64)
    for (index, byte) in json.enumerated() {
        if byte == UInt8(ascii: "["), index >= 2, begins(json, command, at: index - 2) {
            result += "\\u005b".utf8
        } else {
            result.append(byte)
        }
    }
    return result
}

private func begins(_ bytes: [UInt8], _ word: [UInt8], at index: Int) -> Bool {
    bytes[index] == word[0] && bytes[index...].starts(with: word)
}
