import Ledger

/// How the tables of an organization are cut into pages.
enum LongTable: String, CaseIterable {
    case users, workspaces, contacts

    /// Lines on one page.
    static let longest = 500

    func count(in organization: Snapshot.Organization) -> Int {
        switch self {
        case .users: organization.users.count
        case .workspaces: organization.workspaces.count
        case .contacts: organization.contacts.count
        }
    }

    func parts(in organization: Snapshot.Organization) -> Int { Self.parts(count(in: organization)) }

    func range(of part: Int, in organization: Snapshot.Organization) -> Range<Int> {
        Self.range(of: part, count: count(in: organization))
    }

    /// Where a part stands: the first one on the organization's own page.
    func path(_ organization: String, part: Int) -> String {
        part == 1
            ? "organizations/\(organization).html" : "organizations/\(organization)/\(rawValue)-\(part).html"
    }

    /// The pages of an organization past its own.
    func places(of organization: Snapshot.Organization) -> [Place] {
        (1...parts(in: organization)).dropFirst().map {
            Place(path: path(organization.id, part: $0), id: organization.id, part: $0)
        }
    }

    static func parts(_ count: Int) -> Int { max(1, (count + longest - 1) / longest) }

    static func range(of part: Int, count: Int) -> Range<Int> {
        min((part - 1) * longest, count)..<min(part * longest, count)
    }
}

extension Page {
    /// The users of a large organization past the first page.
    static let users = further(.users)
    /// Its workspaces.
    static let workspaces = further(.workspaces)
    /// Its contacts.
    static let contacts = further(.contacts)

    private static func further(_ table: LongTable) -> Page {
        Page(template: "further") { input in
            input.snapshot.organizations.flatMap { table.places(of: $0) }
        } content: { edition, place in
            guard let organization = edition.snapshot.organization(place.id) else {
                return PageContent(title: place.id)
            }
            let range = table.range(of: place.part, in: organization)
            let words = edition.words
            var content = PageContent(
                title: words(
                    "table.part.\(table.rawValue)", organization.name, words.number(range.lowerBound + 1),
                    words.number(range.upperBound)))
            let home = edition.href(of: organization.id, from: place)
            content.crumbs = [(edition.title, "\(place.up)index.html"), (organization.name, home)]
            content.values = [
                "anchor": .text(table.rawValue), "search": .text("\(home)#search"),
                "users": .nothing, "workspaces": .nothing, "contacts": .nothing,
            ]
            content.values[table.rawValue] = edition.table(table, of: organization, from: place)
            return content
        }
    }
}

extension Edition {
    /// The lines of a table on one page, with the way to the other pages; nothing where there are no lines.
    func table(
        _ table: LongTable, of organization: Snapshot.Organization, from place: Place
    ) -> TemplateValue {
        let range = table.range(of: place.part, in: organization)
        guard !range.isEmpty else { return .nothing }
        var values =
            switch table {
            case .users: userValues(of: organization, range)
            case .workspaces: workspaceValues(of: organization, range)
            case .contacts: contactValues(of: organization, range)
            }
        values["pages"] = pages(of: table, in: organization, from: place)
        return .group(values)
    }

    private func pages(
        of table: LongTable, in organization: Snapshot.Organization, from place: Place
    ) -> TemplateValue {
        let parts = table.parts(in: organization)
        guard parts > 1 else { return .list([]) }
        return .list(
            (1...parts).map { part in
                let range = table.range(of: part, in: organization)
                let path = table.path(organization.id, part: part)
                return .object([
                    "href": .text("\(place.up)\(path)#\(table.rawValue)"),
                    "title": .text(
                        words(
                            "table.range", words.number(range.lowerBound + 1), words.number(range.upperBound))
                    ),
                    "isHere": .flag(part == place.part),
                ])
            })
    }

    /// What the search of an organization's page finds on its other pages: one list a page.
    func searchIndex(of organization: Snapshot.Organization, from place: Place) -> TemplateValue {
        var lists: [TemplateValue] = []
        for table in LongTable.allCases {
            for other in table.places(of: organization) {
                let range = table.range(of: other.part, in: organization)
                lists.append(
                    .object([
                        "href": .text("\(place.up)\(other.path)#\(table.rawValue)/"),
                        "items": .list(searchItems(of: table, in: organization, range)),
                    ]))
            }
        }
        return .list(lists)
    }

    private func searchItems(
        of table: LongTable, in organization: Snapshot.Organization, _ range: Range<Int>
    ) -> [TemplateValue] {
        let item = { (name: String, id: String) in
            TemplateValue.object(["name": .text(name), "id": .text(id)])
        }
        return switch table {
        case .users: organization.users[range].map { item($0.name, $0.email) }
        case .workspaces: organization.workspaces[range].map { item($0.name, $0.id) }
        case .contacts: organization.contacts[range].map { item($0.name, $0.email) }
        }
    }
}
