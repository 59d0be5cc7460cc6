/// A text as a value of YAML that every reader takes for just this text: plain where that is safe, else in double
/// quotes with escapes.
package func yamlText(_ text: String) -> String {
    if isPlainSafe(text) { return text }
    var result = "\""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\"", "\\": result += "\\\(scalar)"
        case "\n": result += "\\n"
        case "\t": result += "\\t"
        case "\r": result += "\\r"
        default:
            if isInvisible(scalar) {
                result += escape(scalar)
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
    }
    return result + "\""
}

/// Whether a text begins with a letter and holds nothing that YAML could take for its own.
private func isPlainSafe(_ text: String) -> Bool {
    var text = text
    guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last,
        first.properties.isAlphabetic,
        last != " ", !text.withUTF8({ isAmbiguous($0) })
    else { return false }
    return text.unicodeScalars.allSatisfy { scalar in
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            || " .-_'&()/+@%".unicodeScalars.contains(scalar)
    }
}

private func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse, .surrogate: true
    default: false
    }
}

private func escape(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16)
    let (letter, width) = scalar.value > 0xFFFF ? ("U", 8) : scalar.value > 0xFF ? ("u", 4) : ("x", 2)
    return "\\\(letter)\(String(repeating: "0", count: max(0, width - digits.utf8.count)))\(digits)"
}
