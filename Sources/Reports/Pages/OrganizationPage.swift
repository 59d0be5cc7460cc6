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
        content.values["table"] = edition.userTable(of: organization, part: 1, from: place)
        content.values["workspaces"] = .list(edition.workspaceRows(of: organization))
        content.values["changes"] = .list(
            (edition.facts.recent[organization.id] ?? []).map {
                edition.changeItem($0, from: place, zone: edition.zone(of: organization))
            })
        content.values["roleChart"] = roleChart
        content.values["endChart"] = edition.endChart(of: organization)
        content.values["guides"] = .list(guides)
        content.values["removal"] = edition.removal(from: organization)
        content.values.merge(edition.supportValues(of: organization)) { $1 }
        return content
    }

    /// The users of a large organization past the first page.
    static let users = Page(template: "users") { input in
        input.snapshot.organizations.flatMap { organization in
            (1...UserTable.parts(organization.users.count)).dropFirst().map {
                Place(path: UserTable.path(organization.id, part: $0), id: organization.id, part: $0)
            }
        }
    } content: { edition, place in
        guard let organization = edition.snapshot.organization(place.id) else {
            return PageContent(title: place.id)
        }
        let range = UserTable.range(of: place.part, count: organization.users.count)
        var content = PageContent(
            title: edition.words(
                "users.part", organization.name, edition.words.number(range.lowerBound + 1),
                edition.words.number(range.upperBound)))
        content.crumbs = [
            (edition.title, "\(place.up)index.html"),
            (organization.name, edition.href(of: organization.id, from: place)),
        ]
        content.values["table"] = edition.userTable(of: organization, part: place.part, from: place)
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
        let part = (organization.users.position(id: user.email) ?? 0) / UserTable.longest + 1
        let fragment = "#\(encodedFragment("users/\(user.email)"))"
        return part == place.part
            ? fragment : "\(place.up)\(UserTable.path(organization.id, part: part))\(fragment)"
    }

    fileprivate func workspaceRows(of organization: Snapshot.Organization) -> [TemplateValue] {
        var members: [String: Int] = [:]
        var byRole: [String: [String: Int]] = [:]
        for membership in organization.users.lazy.flatMap(\.workspaces) {
            members[membership.workspace, default: 0] += 1
            for role in membership.roles { byRole[membership.workspace, default: [:]][role, default: 0] += 1 }
        }
        let roles = snapshot.platform(organization.platform)?.ranked(.workspace) ?? []
        return organization.workspaces.map { workspace in
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
    }
}
