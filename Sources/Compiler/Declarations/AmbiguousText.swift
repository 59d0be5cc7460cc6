/// Whether YAML 1.1 or the YAML 1.2 core schema reads this plain scalar as something else than text:
/// null, boolean, integer, float, sexagesimal number, timestamp, `=` or `<<` (8-edges, "Values").
func isAmbiguous(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = text.first else { return true }
    switch first {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
        return text.count <= 5 && isWord(text)
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
        return isNumber(text) || isTimestamp(text)
    case UInt8(ascii: "~"), UInt8(ascii: "="): return text.count == 1
    case UInt8(ascii: "<"): return text.count == 2 && text[1] == first
    default: return false
    }
}

private func isWord(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    switch String(decoding: text, as: UTF8.self) {
    case "null", "Null", "NULL", "true", "True", "TRUE", "false", "False", "FALSE", "y", "Y", "yes", "Yes",
        "YES",
        "n", "N", "no", "No", "NO", "on", "On", "ON", "off", "Off", "OFF":
        true
    default: false
    }
}

private func isNumber(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var rest = text[...]
    if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
    guard let first = rest.first else { return false }
    switch String(decoding: rest, as: UTF8.self) {
    case ".inf", ".Inf", ".INF", ".nan", ".NaN", ".NAN": return true
    default: break
    }
    if first == UInt8(ascii: "0"), rest.count > 2 {
        let digits = rest.dropFirst(2)
        switch rest[rest.startIndex + 1] {
        case UInt8(ascii: "x"): return digits.allSatisfy { isHexDigit($0) || $0 == UInt8(ascii: "_") }
        case UInt8(ascii: "o"):
            return digits.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "7")).contains($0) }
        case UInt8(ascii: "b"):
            return digits.allSatisfy {
                $0 == UInt8(ascii: "0") || $0 == UInt8(ascii: "1") || $0 == UInt8(ascii: "_")
            }
        default: break
        }
    }
    return isDecimal(rest) || isSexagesimal(rest)
}

/// Digits with `_`, one point, and an exponent.
private func isDecimal(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    var digits = 0
    var points = 0
    var index = text.startIndex
    while index < text.endIndex {
        switch text[index] {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digits += 1
        case UInt8(ascii: "_"): if digits == 0 { return false }
        case UInt8(ascii: "."):
            points += 1
            if points > 1 { return false }
        case UInt8(ascii: "e"), UInt8(ascii: "E"):
            var exponent = text[(index + 1)...]
            if exponent.first == UInt8(ascii: "+") || exponent.first == UInt8(ascii: "-") {
                exponent = exponent.dropFirst()
            }
            return digits > 0 && !exponent.isEmpty && exponent.allSatisfy(isDigit)
        default: return false
        }
        index += 1
    }
    return digits > 0
}

/// As `1:30` or `190:20:30.15`: parts under 60 after the first.
private func isSexagesimal(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    let parts = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard parts.count >= 2 else { return false }
    for (index, part) in parts.enumerated() {
        let whole = index == parts.count - 1 ? part.prefix { $0 != UInt8(ascii: ".") } : part
        let fraction = part.dropFirst(whole.count).dropFirst()
        guard !whole.isEmpty, whole.allSatisfy({ isDigit($0) || $0 == UInt8(ascii: "_") }),
            fraction.allSatisfy({ isDigit($0) || $0 == UInt8(ascii: "_") })
        else { return false }
        if index > 0 {
            guard whole.count <= 2, let value = Int(String(decoding: whole, as: UTF8.self)), value < 60 else {
                return false
            }
        }
    }
    return true
}

/// As `2026-11-21`, or `2026-1-2 10:00:00.5 +1` with its time.
private func isTimestamp(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var rest = text[...]
    guard digits(&rest, 4...4), skip(&rest, "-"), digits(&rest, 1...2), skip(&rest, "-"), digits(&rest, 1...2)
    else {
        return false
    }
    if rest.isEmpty { return true }
    if let first = rest.first, first == UInt8(ascii: "T") || first == UInt8(ascii: "t") {
        rest = rest.dropFirst()
    } else {
        guard isBlank(rest.first) else { return false }
        while isBlank(rest.first) { rest = rest.dropFirst() }
    }
    guard digits(&rest, 1...2), skip(&rest, ":"), digits(&rest, 2...2), skip(&rest, ":"), digits(&rest, 2...2)
    else {
        return false
    }
    if skip(&rest, ".") { _ = digits(&rest, 0...64) }
    while isBlank(rest.first) { rest = rest.dropFirst() }
    if rest.isEmpty || (rest.count == 1 && rest.first == UInt8(ascii: "Z")) { return true }
    guard skip(&rest, "+") || skip(&rest, "-"), digits(&rest, 1...2) else { return false }
    if skip(&rest, ":") { guard digits(&rest, 2...2) else { return false } }
    return rest.isEmpty
}

private func digits(_ rest: inout Slice<UnsafeBufferPointer<UInt8>>, _ count: ClosedRange<Int>) -> Bool {
    let run = rest.prefix(count.upperBound).prefix(while: isDigit)
    rest = rest.dropFirst(run.count)
    return count.contains(run.count)
}

private func skip(_ rest: inout Slice<UnsafeBufferPointer<UInt8>>, _ scalar: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(ascii: scalar) else { return false }
    rest = rest.dropFirst()
    return true
}

private func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

private func isHexDigit(_ byte: UInt8) -> Bool {
    isDigit(byte) || (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "f"))
}

private func isBlank(_ byte: UInt8?) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
