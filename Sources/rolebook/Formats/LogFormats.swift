import Ledger
import Source

/// Entries as `log` prints them.
func logBytes(_ entries: [ActivityEntry], _ format: String) -> [UInt8] {
    switch format {
    case "jsonl": return entries.flatMap { $0.sealed.line + [UInt8(ascii: "\n")] }
    case "json":
        var writer = JSONWriter(capacity: entries.count * 500)
        writer.beginArray()
        for entry in entries {
            writer.element()
            writer.newline()
            writer.raw(entry.sealed.line)
        }
        writer.raw(entries.isEmpty ? "]\n" : "\n]\n")
        return writer.bytes
    default: return Array(entries.map(line).joined().utf8)
    }
}

private func line(_ entry: ActivityEntry) -> String {
    let performer = entry.actor.name.map { "\($0) <\(entry.actor.email)>" } ?? entry.actor.email
    let what = entry.rules.map { "refused by \($0.joined(separator: ", "))" } ?? entry.address ?? "the estate"
    return visible("\(entry.time.rfc3339)  \(entry.action)  \(what)  by \(performer)") + "\n"
}
