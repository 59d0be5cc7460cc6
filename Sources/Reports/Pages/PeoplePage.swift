import Ledger

extension Page {
    /// The vendor's people: what they may do where, who can be admitted, who operates the estate.
    static let people = Page(template: "people") { _ in
        [Place(path: "people.html")]
    } content: { edition, place in
        let words = edition.words
        let settings = edition.snapshot.settings
        let people = edition.snapshot.people
        let available = people.filter(\.isSupportUser)
        var content = PageContent(title: words["people.title"])
        content.crumbs = [(edition.title, "\(place.up)index.html")]
        if !people.isEmpty { content.sections.append(.init(id: "staff", title: words["people.staff"])) }
        if !available.isEmpty {
            content.sections.append(.init(id: "available", title: words["people.available"]))
        }
        if !settings.operators.isEmpty {
            content.sections.append(.init(id: "operators", title: words["people.operators"]))
        }
        let admissions = edition.admissions(from: place)
        content.values = [
            "rows": .list(people.map { edition.personRow($0, admissions[$0.email] ?? [], place) }),
            "available": .list(available.map(edition.availableItem)),
            "operators": .list(settings.operators.map(edition.operatorItem)),
            "consent": settings.operatorApprovals > 0
                ? .text(words.count("people.consent", settings.operatorApprovals)) : .nothing,
            "source": edition.source(people.first?.file),
        ]
        return content
    }
}

extension Edition {
    /// By e-mail: the organizations that admitted somebody as support user.
    fileprivate func admissions(from place: Place) -> [String: [TemplateValue]] {
        var admissions: [String: [TemplateValue]] = [:]
        for organization in snapshot.organizations {
            for user in organization.supportUsers {
                let fragment = encodedFragment("support/users/\(user.email)")
                var item = link(organization.name, "\(href(of: organization.id, from: place))#\(fragment)")
                item["status"] = status(of: user.status)
                admissions[user.email, default: []].append(.object(item))
            }
        }
        return admissions
    }

    fileprivate func personRow(
        _ person: Snapshot.Person, _ admissions: [TemplateValue], _ place: Place
    ) -> TemplateValue {
        let isOperator = snapshot.settings.operators.contains(person.email)
        return .object([
            "anchor": .text(person.email), "email": breaking(person.email), "name": .text(person.name),
            "operator": isOperator ? tag("good", "people.operator") : .nothing,
            "functions": .list(person.functions.flatMap { functionItems($0, place) }),
            "team": .text(person.team.map { words["team.\($0)"] } ?? "–"),
            "isPartner": .flag(person.isPartner),
            "admissions": .list(admissions),
            "checks": checks(of: person),
        ])
    }

    /// A function with the platforms on which it counts, in how many organizations.
    private func functionItems(_ id: String, _ place: Place) -> [TemplateValue] {
        let items = snapshot.platforms.compactMap { platform -> TemplateValue? in
            guard let role = platform.role(id), role.kind == .vendor else { return nil }
            let count = facts.organizations[platform.id]?.count ?? 0
            let page = href(ofPlatform: platform.id, from: place)
            var item = link(roleName(id, on: platform.id), "\(page)#\(encodedFragment(anchor(role)))")
            let parts = [platform.name, words.count("count.organizations", count)]
            item["place"] = .text(parts.joined(separator: words["list.comma"]))
            return .object(item)
        }
        return items.isEmpty ? [.object(["title": .text(id), "href": .nothing, "place": .nothing])] : items
    }

    fileprivate func availableItem(_ person: Snapshot.Person) -> TemplateValue {
        var item = link(person.name, "#\(encodedFragment(person.email))")
        item["team"] = person.team.map { .text(words["team.\($0)"]) } ?? .nothing
        return .object(item)
    }

    /// An operator, who need not be one of the people.
    fileprivate func operatorItem(_ email: String) -> TemplateValue {
        guard let person = snapshot.person(email) else {
            return .object(["title": .text(email), "href": .nothing])
        }
        return .object(link(person.name, "#\(encodedFragment(email))"))
    }
}
