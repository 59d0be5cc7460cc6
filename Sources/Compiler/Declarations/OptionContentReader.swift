import Ledger
import Source
import YAML

/// Reads the value of an option by the option's type.
func readContent(
    _ reader: inout Reader, _ node: NodeID, _ option: Snapshot.Option
) -> Snapshot.OptionContent? {
    switch option.kind {
    case .boolean: return reader.boolean(node).map { .flag($0) }
    case .integer: return reader.integer(node, in: 0...Int(Int32.max)).map { .number($0) }
    case .text: return reader.text(node).map { .text($0) }
    case .choice: return reader.chosen(node, option.choices.map(\.id)).map { .text($0) }
    case .set:
        return readMembers(&reader, node, option.choices.filter(\.isActive).map(\.id)).map { .members($0) }
    case .url:
        guard let text = reader.text(node) else { return nil }
        if text.hasPrefix("https://"), text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) { return .text(text) }
        reader.report(
            "schema/value", "`\(quoted(text))` is not an address that starts with `https://`", at: node)
        return nil
    case .date:
        guard reader.isScalar(node, "a date") else { return nil }
        let text = reader.document.text(node)
        if Day(iso: text) != nil { return .text(text) }
        reader.report(
            "schema/time", "`\(quoted(text))` is not a date of the calendar", at: node,
            help: "write `2026-11-21`")
        return nil
    case .timeZone:
        if let zones = reader.zones { return reader.zone(node, zones).map { .text($0.identifier) } }
        return reader.isScalar(node, "a time zone") ? .text(reader.document.text(node)) : nil
    }
}

/// `all`, or a list of active members that is not empty.
private func readMembers(_ reader: inout Reader, _ node: NodeID, _ members: [String]) -> [String]? {
    if reader.document.kind(node) == .scalar, reader.document.equals(node, "all") { return ["all"] }
    guard let chosen = reader.list(node, { $0.chosen($1, members) }) else { return nil }
    if reader.document.count(node) == 0 {
        reader.report(
            "schema/value", "a set has at least one member", at: node, help: "write `all`, or name members")
        return nil
    }
    return chosen.isEmpty ? nil : Set(chosen).sorted { $0.precedes($1) }
}

extension Reader {
    /// One of these ids; where none could be read, nothing is known.
    mutating func chosen(_ node: NodeID, _ ids: [String]) -> String? {
        guard !ids.isEmpty, isScalar(node, "one of \(named(ids))") else { return nil }
        let text = document.text(node)
        if ids.contains(text) { return text }
        reportValue(node, ids)
        return nil
    }
}
