import Ledger
import Reports
import Source

/// Entries as `log` prints them to programs.
func logBytes(_ entries: [ActivityEntry], _ format: String, _ words: Phrases) -> [UInt8] {
    switch format {
    case "jsonl": return entries.flatMap { $0.sealed.line + [UInt8(ascii: "\n")] }
    case "ocsf": return logSafe(entries.flatMap { $0.ocsf.canonical + [UInt8(ascii: "\n")] })
    case "csv":
        let rows = entries.map { entry in LogColumn.allCases.map { $0.cell(entry, words) } }
        return csv(header: LogColumn.allCases.map { $0.heading(words) }, rows)
    default:
        var writer = JSONWriter(capacity: entries.count * 500)
        writer.beginArray()
        for entry in entries {
            writer.element()
            writer.newline()
            writer.raw(entry.sealed.line)
        }
        writer.raw(entries.isEmpty ? "]\n" : "\n]\n")
        return logSafe(writer.bytes)
    }
}

/// The ten columns that an administrator of Workiva knows; the raw value is the key of the heading.
enum LogColumn: String, CaseIterable {
    case workspace, summary, actor, subject, action, time, ip
    case actorEmail = "actor-email"
    case subjectEmail = "subject-email"
    case details

    func heading(_ words: Phrases) -> String { words["column.\(rawValue)"] }

    func cell(_ entry: ActivityEntry, _ words: Phrases) -> String {
        switch self {
        case .workspace: entry.workspace ?? ""
        case .summary: words.change(entry.action)
        case .actor: entry.actor.name ?? ""
        case .subject: entry.subject?.name ?? ""
        case .action: entry.action
        case .time: entry.time.rfc3339
        case .ip: entry.ip ?? ""
        case .actorEmail: entry.actor.email
        case .subjectEmail: entry.subject.flatMap { $0.isPerson ? $0.id : nil } ?? ""
        case .details: words.details(entry)
        }
    }
}

extension Change.Subject {
    /// Whether the id is an e-mail.
    var isPerson: Bool { [.user, .person, .contact].contains(kind) }
}

extension Phrases {
    /// Where it happened, what was and what is, who agreed, and why.
    fileprivate func details(_ entry: ActivityEntry) -> String {
        var parts = [entry.address].compactMap(\.self)
        parts += [("log.before", entry.before), ("log.after", entry.after)].compactMap { key, json in
            json.map { self(key, String(decoding: $0, as: UTF8.self)) }
        }
        let comma = self["list.comma"]
        if let rules = entry.rules { parts.append(self("log.refused-by", rules.joined(separator: comma))) }
        parts += (entry.changes ?? []).map { "\($0.kind) \($0.address)" }
        if !entry.approvedBy.isEmpty {
            parts.append(self("log.approved-by", entry.approvedBy.joined(separator: comma)))
        }
        parts += entry.consequences.map(consequence)
        return (parts + [entry.reason, entry.reference].compactMap(\.self)).joined(separator: "; ")
    }
}
