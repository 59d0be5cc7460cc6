import Ledger
import Reports
import Source

/// Entries as `log` prints them to programs.
func logBytes(_ entries: [ActivityEntry], _ format: String, _ words: Phrases?) -> [UInt8] {
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

    func heading(_ words: Phrases?) -> String { words?.texts["column.\(rawValue)"] ?? rawValue }

    func cell(_ entry: ActivityEntry, _ words: Phrases?) -> String {
        switch self {
        case .workspace: entry.workspace ?? ""
        case .summary: words?.texts["change.\(entry.action)"] ?? entry.action
        case .actor: entry.actor.name ?? ""
        case .subject: entry.subject?.name ?? ""
        case .action: entry.action
        case .time: entry.time.rfc3339
        case .ip: entry.ip ?? ""
        case .actorEmail: entry.actor.email
        case .subjectEmail: entry.subject.flatMap { $0.isPerson ? $0.id : nil } ?? ""
        case .details: entry.details
        }
    }
}

extension Change.Subject {
    /// Whether the id is an e-mail.
    var isPerson: Bool { [.user, .person, .contact].contains(kind) }
}

extension ActivityEntry {
    /// Where it happened, what was and what is, who agreed, and why.
    fileprivate var details: String {
        var parts = [address].compactMap(\.self)
        parts += [("before", before), ("after", after)].compactMap { name, json in
            json.map { "\(name) \(String(decoding: $0, as: UTF8.self))" }
        }
        if let rules { parts.append("refused by \(rules.joined(separator: ", "))") }
        parts += (changes ?? []).map { "\($0.kind) \($0.address)" }
        if !approvedBy.isEmpty { parts.append("approved by \(approvedBy.joined(separator: ", "))") }
        parts += consequences
        return (parts + [reason, reference].compactMap(\.self)).joined(separator: "; ")
    }
}
