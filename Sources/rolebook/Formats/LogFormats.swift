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
    case "csv": return csv(header: logColumns, entries.map(row))
    default: return Array(entries.map(line).joined().utf8)
    }
}

private func line(_ entry: ActivityEntry) -> String {
    let performer = entry.actor.name.map { "\($0) <\(entry.actor.email)>" } ?? entry.actor.email
    let what = entry.rules.map { "refused by \($0.joined(separator: ", "))" } ?? entry.address ?? "the estate"
    return visible("\(entry.time.rfc3339)  \(entry.action)  \(what)  by \(performer)") + "\n"
}

/// The ten columns that an administrator of Workiva knows.
private let logColumns = [
    "Workspace", "Summary", "Performed by (name)", "Applied to (name)", "Action", "Time (UTC)", "IP address",
    "Performed by (e-mail)", "Applied to (e-mail)", "Details",
]

private func row(_ entry: ActivityEntry) -> [String] {
    let values = [("before", entry.before), ("after", entry.after)].compactMap { name, json in
        json.map { "\(name) \(String(decoding: $0, as: UTF8.self))" }
    }
    let approvals =
        entry.approvedBy.isEmpty ? [] : ["approved by \(entry.approvedBy.joined(separator: ", "))"]
    let details =
        values + approvals + entry.consequences + [entry.reason, entry.reference].compactMap(\.self)
    let summary = entry.rules.map { "refused by \($0.joined(separator: ", "))" } ?? entry.address ?? ""
    let isPerson = entry.subject.map { [.user, .person, .contact].contains($0.kind) } ?? false
    return [
        entry.workspace ?? "", summary, entry.actor.name ?? "", entry.subject?.name ?? "", entry.action,
        entry.time.rfc3339, entry.ip ?? "", entry.actor.email, isPerson ? entry.subject?.id ?? "" : "",
        details.joined(separator: "; "),
    ]
}
