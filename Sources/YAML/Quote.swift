/// The user's words for a message: at most 80 scalars, nothing invisible raw.
func quote(_ bytes: some Collection<UInt8>) -> String {
    var result = ""
    var count = 0
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
        if count == 80 { return result + "…" }
        count += 1
        switch scalar {
        case "\n": result += "\\n"
        case "\r": result += "\\r"
        case "\t": result += "\\t"
        default:
            if ForbiddenCharacter.contains(scalar.value) {
                result += ForbiddenCharacter.codePoint(scalar.value)
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
    }
    return result
}
