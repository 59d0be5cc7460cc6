/// A text as a value of YAML: plain where every reader takes it for a text, else in double quotes.
package func yamlScalar(_ text: String) -> String {
    var copy = text
    let isPlain = copy.withUTF8 { bytes in
        guard let first = bytes.first, isAlphanumeric(first), !isAmbiguous(bytes) else { return false }
        return bytes.allSatisfy { isAlphanumeric($0) || "._@+- ".utf8.contains($0) } && bytes.last != 0x20
    }
    if isPlain { return text }
    var quoted = "\""
    for scalar in text.unicodeScalars {
        if scalar == "\"" || scalar == "\\" { quoted += "\\" }
        quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
}

private func isAlphanumeric(_ byte: UInt8) -> Bool {
    byte | 0x20 >= 97 && byte | 0x20 <= 122 || byte >= 48 && byte <= 57
}
