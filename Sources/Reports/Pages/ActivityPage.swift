import Ledger

extension Page {
    /// How many entries the page of the log shows.
    private static let longest = 500

    /// The activity log of the whole estate.
    static let activity = Page(template: "activity") { _ in
        [Place(path: "activity.html")]
    } content: { edition, place in
        let words = edition.words
        var content = PageContent(title: words["activity.title"])
        content.crumbs = [(edition.title, "\(place.up)index.html")]
        let entries = edition.input.entries
        let shown = entries.suffix(longest)
        content.values = [
            "entries": .list(shown.reversed().map { edition.logRow($0, from: place) }),
            "summary": .text(
                shown.count < entries.count
                    ? words.count("activity.latest", shown.count, words.number(entries.count))
                    : words.count("activity.all", shown.count)),
        ]
        return content
    }
}

extension Edition {
    /// One entry with the ten columns of the log.
    func logRow(_ entry: ActivityEntry, from place: Place) -> TemplateValue {
        let organization = entry.organization.flatMap(snapshot.organization)
        let workspace = entry.workspace.map { id in organization?.workspaces.first(id: id)?.name ?? id }
        return .object([
            "seq": .text(String(entry.seq)),
            "workspace": .text(workspace ?? ""),
            "organization": .text(organization?.name ?? entry.organization ?? ""),
            "href": organization.map { .text(href(of: $0.id, from: place)) } ?? .nothing,
            "summary": .text(words.change(entry.action)),
            "actor": .text(actorName(entry)), "actorEmail": .text(isSystem(entry) ? "" : entry.actor.email),
            "subject": .text(entry.subject?.name ?? ""),
            "subjectEmail": .text(subjectEmail(entry)),
            "action": .text(action(of: entry)),
            "time": cell(entry.time, .utc),
            "ip": .text(entry.ip ?? ""),
            "details": .list(details(of: entry)),
        ])
    }

    /// One entry in a line: when, what, who.
    func changeItem(_ entry: ActivityEntry, from place: Place, zone: Zone) -> TemplateValue {
        let organization = entry.organization.flatMap(snapshot.organization)
        let subject = entry.subject?.name ?? ""
        let isOrganization = entry.subject?.kind == .organization
        let isAtHome = organization.map { "organizations/\($0.id).html" } == place.path
        return .object([
            "time": cell(entry.time, zone),
            "summary": .text(words.change(entry.action)),
            "subject": .text(isOrganization ? "" : subject),
            "organization": .text(isAtHome ? "" : organization?.name ?? entry.organization ?? ""),
            "href": organization.map { .text(href(of: $0.id, from: place)) } ?? .nothing,
            "actor": .text(words("activity.by", actorName(entry))),
            "details": .list(details(of: entry)),
        ])
    }

    private func isSystem(_ entry: ActivityEntry) -> Bool { entry.actor == .system }

    private func actorName(_ entry: ActivityEntry) -> String {
        isSystem(entry) ? words["activity.time-itself"] : entry.actor.name ?? entry.actor.email
    }

    private func subjectEmail(_ entry: ActivityEntry) -> String {
        guard let subject = entry.subject, subject.id.utf8.contains(UInt8(ascii: "@")) else { return "" }
        return subject.id
    }

    private func action(of entry: ActivityEntry) -> String {
        switch Change.Kind(rawValue: entry.action)?.action {
        case .create: words["action.create"]
        case .update: words["action.update"]
        case .delete: words["action.delete"]
        case nil: words[entry.action == "change.refused" ? "action.refused" : "action.create"]
        }
    }

    /// What else the log tells: fields that changed, consequences, approvals, reason, reference.
    private func details(of entry: ActivityEntry) -> [TemplateValue] {
        var lines = fieldChanges(of: entry)
        lines += entry.consequences.map { words.consequence($0) }
        if let rules = entry.rules {
            lines.append(words("activity.refused-by", rules.joined(separator: words["list.comma"])))
        }
        if !entry.approvedBy.isEmpty {
            lines.append(
                words("activity.approved-by", entry.approvedBy.joined(separator: words["list.comma"])))
        }
        if let reason = entry.reason { lines.append(words("activity.reason", reason)) }
        if let reference = entry.reference { lines.append(words("activity.reference", reference)) }
        return lines.map { .text($0) }
    }

    /// Of an update: field, what was, what is.
    private func fieldChanges(of entry: ActivityEntry) -> [String] {
        guard let before = entry.before, let after = entry.after,
            let old = try? JSONValue(parsing: before), let new = try? JSONValue(parsing: after),
            let fields = new.object
        else { return [] }
        return fields.map { field in
            let was = old[field.key].map(words.plain) ?? "–"
            return words("activity.field", field.key, was, words.plain(field.value))
        }
    }
}

extension Phrases {
    /// What happened, by the kind of change.
    package func change(_ kind: String) -> String { texts["change.\(kind)"] ?? kind }

    /// A value of a field as text.
    func plain(_ value: JSONValue) -> String {
        switch value {
        case .null: "–"
        case .bool(let flag): self[flag ? "value.yes" : "value.no"]
        case .integer(let number): String(number)
        case .number(let text), .string(let text): text
        case .array(let items): items.isEmpty ? "–" : items.map(plain).joined(separator: self["list.comma"])
        case .object(let members):
            members.map { "\($0.key): \(plain($0.value))" }.joined(separator: self["list.comma"])
        }
    }
}
