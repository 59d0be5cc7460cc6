import Source
import YAML

/// Reads one document by the shapes of the language, and collects what it finds wrong.
///
/// What cannot be resolved is reported once and comes back as `nil`, so that nothing else fires on its ruins.
struct Reader {
    let document: Document
    /// The entity that findings are about; each reader of a section sets it.
    var address = Address.unknown
    private(set) var diagnostics: [Diagnostic] = []
    /// The zones that there are; without, any name is taken.
    var zones: Zones?

    /// Conditions that were read, to be checked when all options are known.
    private(set) var conditions: [(node: NodeID, address: Address)] = []

    init(_ document: Document) { self.document = document }

    mutating func report(
        _ rule: String, _ message: Message, at node: NodeID, help: Message? = nil,
        notes: [Diagnostic.Note] = [],
        address: Address? = nil
    ) {
        report(rule, message, at: .span(document.span(node)), help: help, notes: notes, address: address)
    }

    mutating func report(
        _ rule: String, _ message: Message, at place: Place, help: Message? = nil,
        notes: [Diagnostic.Note] = [],
        address: Address? = nil
    ) {
        diagnostics.append(
            Diagnostic(
                rule, .error, message, at: place, address: (address ?? self.address).text(in: document),
                help: help,
                notes: notes))
    }

    mutating func remember(condition node: NodeID) { conditions.append((node, address)) }

    mutating func take(_ more: [Diagnostic]) { diagnostics += more }

    /// Whether an error was found since there were so many findings.
    func hasErrors(since count: Int) -> Bool {
        diagnostics.dropFirst(count).contains { $0.severity == .error }
    }

    /// The fields of a mapping; unknown and missing keys are reported.
    ///
    /// - Parameter parent: where a missing key is reported: the key that names this mapping.
    mutating func fields<Key>(_ node: NodeID, _ shape: Shape<Key>, named parent: NodeID?) -> Fields<Key>? {
        guard isMapping(node) else { return nil }
        var fields = Fields<Key>()
        for (name, value) in document.pairs(node) {
            if let key = shape.key(name, in: document) {
                fields.set(key, value: value)
            } else if let meant = reportUnknownKey(name, shape.members.map(\.name)) {
                shape.key(named: meant).map { fields.setMeant($0) }
            }
        }
        if !document.isWhole { noteRefusedKeys(node, shape, &fields) }
        for (key, name) in shape.required where fields.isMissing(key) {
            reportMissing(name, at: parent.map { .span(document.span($0)) } ?? .file(document.file))
        }
        return fields
    }

    /// A refused key that is none of these may stand for any of them.
    private func noteRefusedKeys<Key>(_ node: NodeID, _ shape: Shape<Key>, _ fields: inout Fields<Key>) {
        for name in document.refusedKeys(node) {
            if let key = shape.key(name, in: document) { fields.setMeant(key) } else { fields.setAllMeant() }
        }
    }

    mutating func reportMissing(_ key: String, at place: Place, help: Message? = nil) {
        report(
            "schema/missing-key", "the key `\(key)` is missing", at: place, help: help ?? "add `\(key):`")
    }

    /// Returns the key that is suggested.
    @discardableResult
    mutating func reportUnknownKey(_ name: NodeID, _ known: [String]) -> String? {
        let text = document.text(name)
        let suggestion = nearest(to: text, in: known)
        report(
            "schema/unknown-key", "unknown key `\(quoted(text))`", at: name,
            help: suggestion.map { "did you mean `\($0)`?" } ?? "known here: \(named(known))")
        return suggestion
    }

    /// Whether the node is a mapping; if it is something else, that is reported.
    mutating func isMapping(_ node: NodeID) -> Bool { expect(.mapping, node, "a mapping") }

    /// Whether the node is a list; if it is something else, that is reported.
    mutating func isList(_ node: NodeID) -> Bool { expect(.sequence, node, "a list") }

    /// Whether the node is one value; if it is something else, or empty, that is reported.
    mutating func isScalar(_ node: NodeID, _ wanted: @autoclosure () -> Message) -> Bool {
        if document.kind(node) == .scalar, !document.isNothing(node) { return true }
        let wanted = wanted()
        guard expect(.scalar, node, wanted) else { return false }
        reportNothing(node, wanted)
        return false
    }

    private mutating func reportNothing(_ node: NodeID, _ wanted: Message) {
        report(
            "schema/type", "expected \(wanted), found nothing", at: node,
            help: "leave the key out, or give it a value")
    }

    private mutating func expect(_ kind: Document.Kind, _ node: NodeID, _ wanted: Message) -> Bool {
        let found = document.kind(node)
        if found == kind { return true }
        switch found {
        case .invalid: return false
        case .mapping: report("schema/type", "expected \(wanted), found a mapping", at: node)
        case .sequence: report("schema/type", "expected \(wanted), found a list", at: node)
        case .scalar where document.isNothing(node): reportNothing(node, wanted)
        case .scalar:
            report("schema/type", "expected \(wanted), found `\(quoted(document.text(node)))`", at: node)
        }
        return false
    }
}

/// A user's text as messages show it: at most 80 scalars, with what cannot be seen spelt out.
func quoted(_ text: String) -> String {
    var result = ""
    for (count, scalar) in text.unicodeScalars.enumerated() {
        if count == 80 { return result + "…" }
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0xAD, 0x61C, 0x180E, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F,
            0xFEFF,
            0xFFF9...0xFFFB, 0xE0000...0xE007F:
            result += "\\u{" + String(scalar.value, radix: 16) + "}"
        case UInt32(UInt8(ascii: "`")): result += "'"
        default: result.unicodeScalars.append(scalar)
        }
    }
    return result
}

/// Names in backticks with commas, as help shows them; at most twelve.
func named(_ names: some Collection<String>) -> String {
    names.prefix(12).map { "`\($0)`" }.joined(separator: ", ") + (names.count > 12 ? ", …" : "")
}
