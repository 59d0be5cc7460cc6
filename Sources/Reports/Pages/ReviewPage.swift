import Ledger

extension Page {
    /// All access reviews, with how far each has come.
    static let reviews = Page(template: "reviews") { _ in
        [Place(path: "reviews/index.html")]
    } content: { edition, place in
        var content = PageContent(title: edition.words["reviews.title"])
        content.crumbs = [(edition.title, "\(place.up)index.html")]
        content.values["rows"] = .list(edition.snapshot.reviews.map { edition.reviewItem($0, from: place) })
        return content
    }

    /// One access review: whom it covers, what was decided, what is open.
    static let review = Page(template: "review") { input in
        input.snapshot.reviews.flatMap { review in
            (1...LongTable.parts(review.rows.count)).map {
                Place(path: ReviewTable.path(review.id, part: $0), id: review.id, part: $0)
            }
        }
    } content: { edition, place in
        guard let review = edition.snapshot.reviews.first(id: place.id) else {
            return PageContent(title: place.id)
        }
        let words = edition.words
        var content = PageContent(title: words("reviews.one", review.id))
        content.crumbs = [
            (edition.title, "\(place.up)index.html"),
            (words["reviews.title"], "\(place.up)reviews/index.html"),
        ]
        if place.part > 1 {
            let range = LongTable.range(of: place.part, count: review.rows.count)
            content.title = words(
                "reviews.part", review.id, words.number(range.lowerBound + 1), words.number(range.upperBound))
            content.crumbs.append(
                (words("reviews.one", review.id), "\(place.up)\(ReviewTable.path(review.id, part: 1))"))
        }
        let table = ReviewTable(review, edition)
        content.values = [
            "status": edition.status(of: review), "table": table.rows(of: place.part, from: place),
            "head": place.part == 1 ? table.head(from: place) : .nothing,
        ]
        return content
    }
}

extension Edition {
    /// Applied, overdue at the moment of the state, under way, or decided to the last row.
    fileprivate func status(of review: Snapshot.Review) -> TemplateValue {
        if review.isApplied { return tag("good", "reviews.applied") }
        let isOpen = review.rows.contains(where: snapshot.isOpen)
        if !isOpen { return tag("good", "reviews.decided") }
        return review.due <= input.compiledAt ? tag("bad", "reviews.overdue") : tag("wait", "reviews.running")
    }

    fileprivate func reviewItem(_ review: Snapshot.Review, from place: Place) -> TemplateValue {
        let open = review.rows.count(where: snapshot.isOpen)
        return .object([
            "href": .text("\(place.up)\(ReviewTable.path(review.id, part: 1))"), "id": .text(review.id),
            "due": zonedCell(review.due, input.zone), "rows": .text(words.number(review.rows.count)),
            "open": .text(words.number(open)), "status": status(of: review),
        ])
    }
}

extension Snapshot {
    /// Whether somebody still has to decide a row: one whose person is gone is satisfied.
    fileprivate func isOpen(_ row: Review.Row) -> Bool {
        row.decision == nil && remainder(of: row) != .personGone
    }
}

/// The rows of one review as its pages show them: what is open first.
private struct ReviewTable {
    let review: Snapshot.Review
    let edition: Edition
    private let sorted: [Snapshot.Review.Row]

    static func path(_ review: String, part: Int) -> String {
        part == 1 ? "reviews/\(review).html" : "reviews/\(review)/rows-\(part).html"
    }

    init(_ review: Snapshot.Review, _ edition: Edition) {
        self.review = review
        self.edition = edition
        sorted =
            review.rows.filter(edition.snapshot.isOpen) + review.rows.filter { !edition.snapshot.isOpen($0) }
    }

    private var words: Phrases { edition.words }

    /// What stands above the rows: figures, when it is due, and how far everybody has come.
    func head(from place: Place) -> TemplateValue {
        let open = review.rows.count(where: edition.snapshot.isOpen)
        let decided = review.rows.count { $0.decision != nil }
        let organizations = Set(review.rows.map(\.organization))
        return .group([
            "figures": .list([
                edition.figure(review.rows.count, "reviews.figure.rows"),
                edition.figure(decided, "reviews.figure.decided"),
                edition.figure(open, "reviews.figure.open"),
                edition.figure(Set(review.rows.map(\.person)).count, "figure.people"),
                edition.figure(organizations.count, "figure.organizations"),
            ]),
            "due": .markup(words.element(review.due, words.moment(review.due, edition.input.zone))),
            "serial": review.serial.map { .text(words.number($0)) } ?? .nothing,
            "digest": review.digest.map { .text(String(decoding: $0.utf8.prefix(12), as: UTF8.self)) }
                ?? .nothing,
            "uncovered": uncovered(organizations, from: place),
            "reviewers": .list(progress(\.reviewer) { .object(["title": .text($0), "href": .nothing]) }),
            "organizations": .list(
                progress(\.organization) { id in
                    guard let found = edition.snapshot.organization(id) else {
                        return .object(["title": .text(id), "href": .nothing])
                    }
                    return .object(edition.link(found.name, edition.href(of: id, from: place)))
                }),
            "source": edition.source(review.file),
        ])
    }

    /// The organizations that the review leaves out.
    private func uncovered(_ covered: Set<String>, from place: Place) -> TemplateValue {
        let rest = edition.snapshot.organizations.filter { !covered.contains($0.id) }
        return .enumeration(
            rest.map { edition.link($0.name, edition.href(of: $0.id, from: place)) }, words)
    }

    /// How far each group of rows has come, in byte order of what they have in common.
    private func progress(
        _ key: KeyPath<Snapshot.Review.Row, String>, _ title: (String) -> TemplateValue
    ) -> [TemplateValue] {
        let groups = Dictionary(grouping: review.rows) { $0[keyPath: key] }
        return groups.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { name in
            let rows = groups[name] ?? []
            return .object([
                "name": title(name), "rows": .text(words.number(rows.count)),
                "decided": .text(words.number(rows.count { $0.decision != nil })),
                "open": .text(words.number(rows.count(where: edition.snapshot.isOpen))),
            ])
        }
    }

    /// The rows of one page, with the way to the others.
    func rows(of part: Int, from place: Place) -> TemplateValue {
        let count = sorted.count
        let parts = LongTable.parts(count)
        let pages = (1...parts).map { other -> TemplateValue in
            let range = LongTable.range(of: other, count: count)
            let title = words(
                "table.range", words.number(range.lowerBound + 1), words.number(range.upperBound))
            return .object([
                "href": .text("\(place.up)\(Self.path(review.id, part: other))#rows"), "title": .text(title),
                "isHere": .flag(other == part),
            ])
        }
        return .group([
            "rows": .list(sorted[LongTable.range(of: part, count: count)].map { item($0, from: place) }),
            "pages": .list(parts == 1 ? [] : pages),
        ])
    }
}

extension ReviewTable {
    private func item(_ row: Snapshot.Review.Row, from place: Place) -> TemplateValue {
        let organization = edition.snapshot.organization(row.organization)
        return .object([
            "name": .text(name(row, in: organization)),
            "email": row.person == Snapshot.supportPerson ? .nothing : edition.breaking(row.person),
            "organization": .text(organization?.name ?? row.organization),
            "href": organization.map { .text(edition.href(of: $0.id, from: place)) } ?? .nothing,
            "access": .text(words(of: row.access, in: organization)),
            "since": edition.dayCell(row.since, organization.map(edition.zone) ?? edition.input.zone),
            "reviewer": edition.breaking(row.reviewer), "decision": decision(row),
            "reason": row.reason.map { .text($0) } ?? .nothing, "now": outcome(row),
        ])
    }

    private func name(_ row: Snapshot.Review.Row, in organization: Snapshot.Organization?) -> String {
        if row.person == Snapshot.supportPerson { return words["reviews.support"] }
        return organization?.user(row.person)?.name ?? organization?.contacts.first(id: row.person)?.name
            ?? edition.snapshot.person(row.person)?.name ?? ""
    }

    private func words(of access: Snapshot.Access, in organization: Snapshot.Organization?) -> String {
        let platform = organization?.platform ?? ""
        switch access {
        case .role(let role), .level(let role): return edition.roleName(role, on: platform)
        case .workspace(let id, let role):
            let name = organization?.workspaces.first(id: id)?.name ?? id
            return words("workspace.membership", name, edition.roleName(role, on: platform))
        case .supportUser: return words["reviews.support-user"]
        case .supportAccess: return words["reviews.support-access"]
        }
    }

    private func decision(_ row: Snapshot.Review.Row) -> TemplateValue {
        switch row.decision {
        case .keep: edition.tag("good", "reviews.keep")
        case .revoke: edition.tag("bad", "reviews.revoke")
        case .change: edition.tag("wait", "reviews.change")
        case nil where edition.snapshot.isOpen(row): edition.tag("wait", "reviews.open")
        case nil: edition.tag("off", "reviews.settled")
        }
    }

    /// Whether the access is still there.
    private func outcome(_ row: Snapshot.Review.Row) -> TemplateValue {
        let isThere = edition.snapshot.remainder(of: row) == .declared
        if isThere, row.decision == .revoke { return edition.tag("bad", "reviews.still-there") }
        return isThere ? edition.tag("good", "reviews.there") : edition.tag("off", "reviews.gone")
    }
}
