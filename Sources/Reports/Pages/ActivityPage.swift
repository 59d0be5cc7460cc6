import Ledger

/// How the log is cut into pages: the oldest entries first, so that an older page never changes again.
private enum LogPages {
    /// How many pages there are at most; what is older is left to `rolebook log`.
    static let most = 20

    static func count(_ entries: Int) -> Int { LongTable.parts(entries) }

    static func first(_ entries: Int) -> Int { max(1, count(entries) - most + 1) }

    /// The newest entries stand on the page without a number.
    static func path(_ part: Int, of count: Int) -> String {
        part == count ? "activity.html" : "activity-\(part).html"
    }
}

extension Page {
    /// The activity log of the whole estate.
    static let activity = Page(template: "activity") { input in
        let count = LogPages.count(input.entries.count)
        return (LogPages.first(input.entries.count)...count).map {
            Place(path: LogPages.path($0, of: count), part: $0)
        }
    } content: { edition, place in
        let words = edition.words
        let entries = edition.input.entries
        let count = LogPages.count(entries.count)
        let range = LongTable.range(of: place.part, count: entries.count)
        let isNewest = place.part == count
        var content = PageContent(title: words["activity.title"])
        content.crumbs = [(edition.title, "\(place.up)index.html")]
        if !isNewest {
            content.title = words(
                "activity.part", words.number(range.lowerBound + 1), words.number(range.upperBound))
            content.crumbs.append((words["activity.title"], "activity.html"))
        }
        content.values = [
            "entries": .list(entries[range].reversed().map { edition.logRow($0, from: place) }),
            "summary": .text(
                !isNewest
                    ? ""
                    : count > 1
                        ? words.count("activity.latest", range.count, words.number(entries.count))
                        : words.count("activity.all", range.count)),
            "caption": .text(words["activity.title"]),
            "pages": isNewest ? edition.logPages(count, LogPages.first(entries.count)) : .list([]),
            "older": .text(isNewest ? edition.olderThanAllPages : ""),
        ]
        return content
    }
}

extension Edition {
    /// How many entries stand on no page; empty where each stands on one.
    fileprivate var olderThanAllPages: String {
        let count = input.entries.count
        let first = LongTable.range(of: LogPages.first(count), count: count).lowerBound
        return first == 0 ? "" : words.count("activity.older", first)
    }

    /// The way to the older pages of the log, which never changes on those themselves.
    fileprivate func logPages(_ count: Int, _ first: Int) -> TemplateValue {
        guard count > 1 else { return .list([]) }
        return .list(
            (first...count).reversed().map { part in
                let range = LongTable.range(of: part, count: input.entries.count)
                return .object([
                    "href": .text(LogPages.path(part, of: count)),
                    "title": .text(
                        words(
                            "table.range", words.number(range.lowerBound + 1), words.number(range.upperBound))
                    ),
                    "isHere": .flag(part == count),
                ])
            })
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
            "actor": .text(actorName(entry)),
            "actorEmail": breaking(isSystem(entry) ? "" : entry.actor.email),
            "subject": .text(entry.subject?.name ?? ""),
            "subjectEmail": breaking(subjectEmail(entry)),
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
        let isOrganization = entry.subject?.kind == .organization || subject == organization?.name
        let isAtHome = organization.map { "organizations/\($0.id).html" } == place.path
        return .object([
            "time": zonedCell(entry.time, zone),
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
        lines += entry.consequences.map { consequence($0, of: entry) }
        if let rules = entry.rules {
            lines.append(words("activity.refused-by", rules.joined(separator: words["list.comma"])))
        }
        if !entry.approvedBy.isEmpty {
            lines.append(
                words("activity.approved-by", entry.approvedBy.joined(separator: words["list.comma"])))
        }
        if let reason = entry.reason { lines.append(words("activity.reason", reason)) }
        if let reference = entry.reference { lines.append(words("activity.reference", reference)) }
        return lines.map(breaking)
    }

    /// What followed, in the words of this edition: the platform's own where the option of the entry has them.
    private func consequence(_ english: String, of entry: ActivityEntry) -> String {
        let home = entry.organization.flatMap(snapshot.organization)
        let option = entry.subject.flatMap { subject in
            home.flatMap { snapshot.platform($0.platform) }?.option(subject.id)
        }
        let known = option?.consequences.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
            .first { $0.value.text("en").utf8.elementsEqual(english.utf8) }
        return known.map { text($0.value) } ?? words.consequence(english)
    }

    /// Of an update: field, what was, what is.
    private func fieldChanges(of entry: ActivityEntry) -> [String] {
        guard let before = entry.before, let after = entry.after,
            let old = try? JSONValue(parsing: before), let new = try? JSONValue(parsing: after),
            let fields = new.object
        else { return [] }
        return fields.flatMap { field in
            let was = old[field.key] ?? .null
            guard entry.subject?.kind == .platform, let texts = field.value.object, was.object != nil else {
                let name = words.field(field.key)
                return [words("activity.field", name, words.plain(was), words.plain(field.value))]
            }
            return told(texts).map { text in
                let shown = Excerpt(
                    before: words.plain(was[text.key] ?? .null), after: words.plain(text.value))
                let name = words.field(field.key, text.key)
                return words("activity.field", name, shown.before, shown.after)
            }
        }
    }

    /// Of a text that changed in several languages only this edition's is told.
    private func told(_ texts: [JSONMember]) -> [JSONMember] {
        let own = texts.filter { $0.key == words.language }
        let isText = texts.allSatisfy { Phrases.languages.contains($0.key) }
        return isText && !own.isEmpty ? own : texts
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
