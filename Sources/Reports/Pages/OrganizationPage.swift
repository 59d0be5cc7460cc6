import Ledger

extension Page {
    /// One organization: who is in it, who may do what, and how to change it.
    static let organization = Page(template: "organization") { input in
        input.snapshot.organizations.map { Place(path: "organizations/\($0.id).html", id: $0.id) }
    } content: { edition, place in
        guard let organization = edition.snapshot.organization(place.id) else {
            return PageContent(title: place.id)
        }
        let guides = edition.guides(for: organization)
        var content = PageContent(title: organization.name)
        content.crumbs = [
            (edition.title, "\(place.up)index.html"),
            (
                edition.name(ofPlatform: organization.platform),
                edition.href(ofPlatform: organization.platform, from: place)
            ),
        ]
        let roleChart = edition.roleChart(of: organization)
        content.sections = edition.sections(
            of: organization, hasGuides: !guides.isEmpty, hasRoles: roleChart.isTruthy)
        content.values = edition.overview(of: organization, from: place)
        for table in LongTable.allCases {
            content.values[table.rawValue] = edition.table(table, of: organization, from: place)
        }
        content.values["index"] = edition.searchIndex(of: organization, from: place)
        content.values["entries"] = .list(
            (edition.facts.recent[organization.id] ?? []).map { edition.logRow($0, from: place) })
        content.values["roleChart"] = roleChart
        content.values["endChart"] = edition.endChart(of: organization)
        content.values["guides"] = .list(guides)
        content.values["removal"] = edition.removal(from: organization)
        content.values.merge(edition.supportValues(of: organization)) { $1 }
        return content
    }
}

extension Edition {
    fileprivate func sections(
        of organization: Snapshot.Organization, hasGuides: Bool, hasRoles: Bool
    ) -> [PageContent.Section] {
        var sections: [PageContent.Section] = []
        func add(_ id: String, if condition: Bool) {
            if condition { sections.append(.init(id: id, title: words["organization.\(id)"])) }
        }
        add("users", if: !organization.users.isEmpty)
        add("by-role", if: hasRoles)
        add("workspaces", if: !organization.workspaces.isEmpty)
        add("support-users", if: !organization.supportUsers.isEmpty)
        add("support-access", if: hasSupportAccess(organization))
        add("by-end", if: !GrantSpan.all(in: organization).isEmpty)
        add("contacts", if: !organization.contacts.isEmpty)
        add("options", if: !organization.options.isEmpty)
        add("activity", if: facts.recent[organization.id] != nil)
        add("how-to", if: hasGuides)
        add("removal", if: !organization.users.isEmpty)
        return sections
    }

    func hasSupportAccess(_ organization: Snapshot.Organization) -> Bool {
        organization.supportAccess != nil
            || snapshot.platform(organization.platform)?.policy.supportAccess != nil
    }

    func link(_ title: String, _ href: String) -> [String: TemplateValue] {
        ["title": .text(title), "href": .text(href)]
    }

    /// A warning where there are fewer administrators than the platform asks for or recommends.
    func adminNote(of organization: Snapshot.Organization) -> TemplateValue {
        guard let asked = snapshot.platform(organization.platform)?.policy.administrators else {
            return .nothing
        }
        let count = administrators(of: organization).count
        let role = roleName(asked.role, on: organization.platform)
        if count < asked.minimum { return .text(words.count("note.no-admin", asked.minimum, role)) }
        if count < asked.recommended { return .text(words.count("note.few-admins", asked.recommended, role)) }
        return .nothing
    }

    /// A user's name that leads to his line in the table, on whichever page it is.
    func userLink(
        _ user: Snapshot.User, _ organization: Snapshot.Organization, _ place: Place
    ) -> [String: TemplateValue] {
        link(user.name, userHref(user, organization, place))
    }

    func userHref(_ user: Snapshot.User, _ organization: Snapshot.Organization, _ place: Place) -> String {
        let part = (organization.users.position(id: user.email) ?? 0) / LongTable.longest + 1
        let fragment = "#\(encodedFragment("users/\(user.email)"))"
        return part == place.part
            ? fragment : "\(place.up)\(LongTable.users.path(organization.id, part: part))\(fragment)"
    }

    func workspaceValues(
        of organization: Snapshot.Organization, _ range: Range<Int>
    ) -> [String: TemplateValue] {
        var members: [String: Int] = [:]
        var byRole: [String: [String: Int]] = [:]
        for membership in organization.users.lazy.flatMap(\.workspaces) {
            members[membership.workspace, default: 0] += 1
            for role in membership.roles { byRole[membership.workspace, default: [:]][role, default: 0] += 1 }
        }
        let roles = snapshot.platform(organization.platform)?.ranked(.workspace) ?? []
        let rows = organization.workspaces[range].map { workspace -> TemplateValue in
            let counts = roles.compactMap { role in
                byRole[workspace.id]?[role.id].map {
                    words(
                        "workspace.role-count", roleName(role.id, on: organization.platform), words.number($0)
                    )
                }
            }
            return .object([
                "anchor": .text("workspaces/\(workspace.id)"), "name": .text(workspace.name),
                "id": .text(workspace.id), "members": .text(words.number(members[workspace.id] ?? 0)),
                "roles": .text(counts.joined(separator: words["list.comma"])),
            ])
        }
        return ["caption": .text(words["organization.workspaces"]), "rows": .list(rows)]
    }
}
