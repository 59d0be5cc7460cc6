import Source
import YAML

extension Reader {
    /// Free text: no TAB, no line break, nothing that YAML might read as another type.
    mutating func text(_ node: NodeID) -> String? {
        guard isText(node) else { return nil }
        let breaks = document.bytes(node).contains { $0 == 9 || $0 == 10 || $0 == 13 }
        guard !breaks else {
            report("schema/value", "a text on one line holds no tab and no line break", at: node)
            return nil
        }
        return document.text(node)
    }

    /// Free text that may run over several lines.
    mutating func longText(_ node: NodeID) -> String? {
        guard isText(node) else { return nil }
        guard !document.bytes(node).contains(9) else {
            report("schema/value", "a text holds no tab", at: node, help: "indent with spaces")
            return nil
        }
        return document.text(node)
    }

    private mutating func isText(_ node: NodeID) -> Bool {
        if document.isPlain(node), document.length(node) > 0, isAmbiguous(document.bytes(node)) {
            let text = document.text(node)
            report(
                "schema/type", "`\(quoted(text))` is not a text to every reader of YAML", at: node,
                help: "quote it: \"\(text)\"")
            return false
        }
        return isScalar(node, "a text")
    }

    /// Exactly a plain `true` or `false`.
    mutating func boolean(_ node: NodeID) -> Bool? {
        guard isScalar(node, "`true` or `false`") else { return nil }
        if document.isPlain(node) {
            if document.equals(node, "true") { return true }
            if document.equals(node, "false") { return false }
        }
        let text = document.text(node)
        let help: Message? =
            switch text.lowercased() {
            case "true", "yes", "on", "y", "1": "write `true`, without quotes"
            case "false", "no", "off", "n", "0": "write `false`, without quotes"
            default: nil
            }
        report("schema/type", "expected `true` or `false`, found `\(quoted(text))`", at: node, help: help)
        return nil
    }

    /// Plain decimal digits within a range.
    mutating func integer(_ node: NodeID, in range: ClosedRange<Int>) -> Int? {
        guard isScalar(node, "a whole number") else { return nil }
        let text = document.text(node)
        let isDecimal =
            text.utf8.allSatisfy { $0 >= 48 && $0 <= 57 } && (text.utf8.count == 1 || !text.hasPrefix("0"))
        guard document.isPlain(node), isDecimal else {
            report("schema/type", "expected a whole number, found `\(quoted(text))`", at: node)
            return nil
        }
        guard let value = Int32(text), range.contains(Int(value)) else {
            let bounds: Message =
                range.upperBound >= Int(Int32.max) && Int32(text) != nil
                ? "write \(range.lowerBound) or more" : "write \(range.lowerBound) to \(range.upperBound)"
            report("schema/value", "`\(quoted(text))` is out of range", at: node, help: bounds)
            return nil
        }
        return Int(value)
    }

    /// One of the values of a closed set.
    mutating func choice<Value: RawRepresentable<String> & CaseIterable>(_ node: NodeID, _ type: Value.Type)
        -> Value?
    {
        guard isScalar(node, "one of \(named(Value.allCases.map(\.rawValue)))") else { return nil }
        for value in Value.allCases where document.equals(node, value.rawValue) { return value }
        reportValue(node, Value.allCases.map(\.rawValue))
        return nil
    }

    mutating func reportValue(_ node: NodeID, _ allowed: [String]) {
        let text = document.text(node)
        report(
            "schema/value", "`\(quoted(text))` is not allowed here", at: node,
            help: nearest(to: text, in: allowed).map { "did you mean `\($0)`?" } ?? "one of \(named(allowed))"
        )
    }

    /// A reference to something declared elsewhere that is not there.
    mutating func reportUnknown(_ what: Message, _ node: NodeID, _ known: some Sequence<String>) {
        let text = document.text(node)
        let known = Array(known)
        let help: Message? =
            if let suggestion = nearest(to: text, in: known) {
                "did you mean `\(suggestion)`?"
            } else {
                known.isEmpty ? nil : "declared: \(named(known))"
            }
        report("reference/unknown", "unknown \(what) `\(quoted(text))`", at: node, help: help)
    }

    /// An id of our own: `kebab-case`, at most 63 bytes, no name that Windows keeps, not `index`.
    mutating func identifier(_ node: NodeID) -> String? {
        guard isScalar(node, "an id") else { return nil }
        let text = document.text(node)
        guard let fault = identifierFault(text) else { return text }
        report(
            "schema/identifier", "`\(quoted(text))` is not an id: \(fault)", at: node, help: idHelp(for: text)
        )
        return nil
    }

    /// An identity, in lower case.
    mutating func email(_ node: NodeID) -> String? {
        guard isScalar(node, "an e-mail") else { return nil }
        if let email = emailAddress(document.bytes(node)) { return email }
        report(
            "schema/email", "`\(quoted(document.text(node)))` is not an e-mail", at: node,
            help: "write a name, `@` and a dotted domain of letters, digits and hyphens")
        return nil
    }

    /// A list of things, each read by `element`; what does not read is left out.
    mutating func list<Element>(_ node: NodeID, _ element: (inout Reader, NodeID) -> Element?) -> [Element]? {
        guard isList(node) else { return nil }
        return document.items(node).compactMap { element(&self, $0) }
    }
}

/// What is wrong with an id, in words; `nil` where nothing is.
package func identifierFault(_ text: String) -> Message? {
    let bytes = text.utf8
    if bytes.isEmpty { return "it is empty" }
    if bytes.count > 63 { return "it is longer than 63 bytes" }
    var previous = UInt8(ascii: "-")
    for byte in bytes {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): break
        case UInt8(ascii: "-") where previous != byte: break
        default: return "it is made of `a`–`z`, `0`–`9` and single hyphens between them"
        }
        previous = byte
    }
    if previous == UInt8(ascii: "-") {
        return "it is made of `a`–`z`, `0`–`9` and single hyphens between them"
    }
    if bytes.count <= 5, reservedNames.contains(text) { return "this name is reserved" }
    return nil
}

/// Names that are no ids: the page of a folder, and what Windows keeps for itself.
let reservedNames =
    ["index", "con", "prn", "aux", "nul"] + (0...9).flatMap { ["com\($0)", "lpt\($0)"] }

/// The id that somebody may have meant.
private func idHelp(for text: String) -> Message? {
    let id = identifier(for: text)
    return identifierFault(id) == nil ? "write `\(id)`" : nil
}

/// What is left of a text in an id; it may still be none.
package func identifier(for text: String) -> String {
    var result = ""
    for byte in text.lowercased().utf8 {
        let isPlain = (byte >= 97 && byte <= 122) || (byte >= 48 && byte <= 57)
        if isPlain {
            result.unicodeScalars.append(Unicode.Scalar(byte))
        } else if !result.hasSuffix("-") {
            result += "-"
        }
    }
    while result.hasPrefix("-") { result.removeFirst() }
    while result.hasSuffix("-") { result.removeLast() }
    return result
}

/// The e-mail in lower case; `nil` where it is none to the language.
package func emailAddress(_ text: String) -> String? {
    var text = text
    return text.withUTF8 { emailAddress($0) }
}

/// The e-mail in lower case; `nil` where it breaks the rule for e-mails (1-language, section 2).
func emailAddress(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    guard bytes.count <= 254, let at = bytes.firstIndex(of: UInt8(ascii: "@")), at > 0 else { return nil }
    for byte in bytes[..<at] where !isLocalPart(byte) { return nil }
    var labelLength = 0
    var labels = 0
    var hasUpper = bytes[..<at].contains { $0 >= 65 && $0 <= 90 }
    for index in (at + 1)..<bytes.count {
        let byte = bytes[index]
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): labelLength += 1
        case UInt8(ascii: "A")...UInt8(ascii: "Z"):
            labelLength += 1
            hasUpper = true
        case UInt8(ascii: "-")
        where labelLength > 0 && index + 1 < bytes.count && bytes[index + 1] != UInt8(ascii: "."):
            labelLength += 1
        case UInt8(ascii: ".") where labelLength > 0:
            labels += 1
            labelLength = 0
        default: return nil
        }
        if labelLength > 63 { return nil }
    }
    guard labels >= 1, labelLength > 0 else { return nil }
    let text = String(decoding: bytes, as: UTF8.self)
    return hasUpper ? text.lowercased() : text
}

private func isLocalPart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "%"),
        UInt8(ascii: "+"), UInt8(ascii: "'"), UInt8(ascii: "-"):
        true
    default: false
    }
}
