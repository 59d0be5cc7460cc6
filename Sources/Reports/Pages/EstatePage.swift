import Ledger

extension Page {
    /// The front page: the whole estate at one look.
    static let estate = Page(template: "estate") { _ in
        [Place(path: "index.html")]
    } content: { edition, place in
        let words = edition.words
        var content = PageContent(title: edition.title)
        let findings = edition.findingValues(from: place)
        let hasEntries = !edition.input.entries.isEmpty
        content.sections = [
            .init(id: "organizations", title: words["estate.organizations"]),
            .init(id: "platforms", title: words["estate.platforms"]),
            .init(id: "findings", title: words["estate.findings"]),
        ]
        if !edition.snapshot.settings.waivers.isEmpty {
            content.sections.append(.init(id: "waivers", title: words["estate.waivers"]))
        }
        if hasEntries { content.sections.append(.init(id: "changes", title: words["estate.changes"])) }
        let chart = edition.accessChart()
        if chart.isTruthy { content.sections.append(.init(id: "access", title: words["estate.access"])) }
        content.values = [
            "figures": .list(edition.estateFigures(place)),
            "organizations": .list(edition.snapshot.organizations.map { edition.estateRow($0, place) }),
            "platforms": .list(edition.snapshot.platforms.map { edition.platformItem($0, place) }),
            "changes": .list(
                edition.input.entries.suffix(SiteFacts.shownRecent).reversed().map {
                    edition.changeItem($0, from: place, zone: edition.input.zone)
                }),
            "chart": chart,
            "source": edition.source(edition.snapshot.settings.file),
        ]
        content.values.merge(findings) { $1 }
        return content
    }
}

extension Edition {
    fileprivate func estateFigures(_ place: Place) -> [TemplateValue] {
        let organizations = snapshot.organizations
        var emails: Set<String> = []
        var pending = 0
        for user in organizations.lazy.flatMap(\.users) {
            emails.insert(user.email)
            if user.status == .pending { pending += 1 }
        }
        let ending = organizations.lazy.flatMap(\.supportUsers).count { user in
            guard let ends = user.ends, user.status == .active else { return false }
            return ends <= input.zone.adding(snapshot.settings.expiryNotice, to: input.compiledAt) ?? ends
        }
        var figures = [
            figure(organizations.count, "figure.organizations", href: "#organizations"),
            figure(emails.count, "figure.people"),
            figure(pending, "figure.pending"),
        ]
        if organizations.contains(where: { !$0.supportUsers.isEmpty }) {
            figures.append(figure(ending, "figure.ending"))
        }
        figures.append(figure(snapshot.platforms.count, "figure.platforms", href: "#platforms"))
        return figures
    }

    fileprivate func estateRow(_ organization: Snapshot.Organization, _ place: Place) -> TemplateValue {
        let pending = organization.users.count { $0.status == .pending }
        let admins = administrators(of: organization)
        return .object([
            "href": .text(href(of: organization.id, from: place)), "name": .text(organization.name),
            "platform": .text(name(ofPlatform: organization.platform)),
            "platformHref": .text(href(ofPlatform: organization.platform, from: place)),
            "users": .text(words.number(organization.users.count)),
            "admins": .text(admins.prefix(3).map(\.name).joined(separator: words["list.comma"])),
            "more": admins.count > 3 ? .text(words.count("people.more", admins.count - 3)) : .nothing,
            "pending": .text(words.number(pending)), "hasPending": .flag(pending > 0),
            "status": status(of: organization),
        ])
    }

    fileprivate func platformItem(_ platform: Snapshot.Platform, _ place: Place) -> TemplateValue {
        .object([
            "href": .text(href(ofPlatform: platform.id, from: place)), "name": .text(platform.name),
            "summary": platform.summary.map { .text(text($0)) } ?? .nothing,
            "count": .text(words.count("count.organizations", facts.organizations[platform.id]?.count ?? 0)),
        ])
    }

    /// The active users who hold the role that the platform's policy counts as administrator.
    func administrators(of organization: Snapshot.Organization) -> [Snapshot.User] {
        guard let role = snapshot.platform(organization.platform)?.policy.administrators?.role else {
            return []
        }
        return organization.users.filter { $0.status == .active && $0.roles.contains(role) }
    }
}
