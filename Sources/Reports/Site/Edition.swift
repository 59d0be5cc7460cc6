import Ledger

/// The site in one language.
struct Edition: Sendable {
    let input: SiteInput
    let words: Phrases
    /// Those of all editions, the default one first.
    let languages: [String]
    let theme: SiteTheme
    let facts: SiteFacts
    /// The names of roles, by platform and role.
    private let roleNames: [String: [String: String]]

    init(input: SiteInput, words: Phrases, languages: [String], theme: SiteTheme, facts: SiteFacts) {
        self.input = input
        self.words = words
        self.languages = languages
        self.theme = theme
        self.facts = facts
        var names: [String: [String: String]] = [:]
        for platform in input.snapshot.platforms {
            for role in platform.roles {
                names[platform.id, default: [:]][role.id] = role.name.text(words.language, estate: languages)
            }
        }
        roleNames = names
    }

    var language: String { words.language }
    var snapshot: Snapshot { input.snapshot }

    func text(_ localized: Localized) -> String { localized.text(language, estate: languages) }
    func roleName(_ id: String, on platform: String) -> String { roleNames[platform]?[id] ?? id }
    func roleNames(_ ids: [String], on platform: String) -> String {
        ids.map { roleName($0, on: platform) }.joined(separator: words["list.comma"])
    }

    /// The zone that an organization writes its dates in.
    func zone(of organization: Snapshot.Organization) -> Zone {
        input.zones[organization.timeZone] ?? input.zone
    }

    /// The estate's own title, or the one for all that have none.
    var title: String { snapshot.settings.title.map(text) ?? words["site.title"] }

    /// The address of the file that declares something, where the estate says how to make one.
    func source(_ file: String?) -> TemplateValue {
        guard let file, let pattern = snapshot.settings.sourceURL, isSafeAddress(pattern) else {
            return .nothing
        }
        let parts = pattern.utf8.split(separator: Array("{file}".utf8), omittingEmptySubsequences: false)
        let href = parts.map { String(decoding: $0, as: UTF8.self) }.joined(separator: encodedPath(file))
        return .object(["href": .text(href), "file": .text(file)])
    }
}

extension Edition {
    /// Prints a page of this language.
    func render(_ page: Page, _ place: Place) throws(TemplateError) -> [UInt8] {
        let content = page.content(self, place)
        var values = content.values
        values["t"] = words.values
        values["page"] = .group(frame(of: content, at: place))
        return try theme.theme.render(page.template, .group(values))
    }

    /// Prints the page at the root, which leads to the default language.
    func renderStart() throws(TemplateError) -> [UInt8] {
        let content = PageContent(title: title)
        var values = frame(of: content, at: Place(path: "index.html"))
        values["target"] = .text("\(language)/index.html")
        return try theme.theme.render("start", .object(["t": words.values, "page": .object(values)]))
    }

    /// Prints the frame alone.
    func renderFrame(of content: PageContent, at place: Place) throws(TemplateError) -> [UInt8] {
        try theme.theme.render(
            "page", .object(["t": words.values, "page": .group(frame(of: content, at: place))]))
    }

    /// What every page has around its content.
    private func frame(of content: PageContent, at place: Place) -> [String: TemplateValue] {
        [
            "language": .text(language),
            "title": .text(content.title),
            "site": .text(title),
            "isHome": .flag(content.crumbs.isEmpty),
            "home": .text("\(place.up)index.html"),
            "activity": .text("\(place.up)activity.html"),
            "people": .text("\(place.up)people.html"),
            "reviews": .text("\(place.up)reviews/index.html"),
            "rules": .text("\(place.up)rules.html"),
            "policy": .text(theme.policy),
            "style": .markup(theme.style),
            "script": .markup(theme.script),
            "crumbs": .list(
                content.crumbs.map { .object(["title": .text($0.title), "href": .text($0.href)]) }),
            "languages": .list(languages.count > 1 ? languages.map { switchItem($0, place) } : []),
            "contents": .list(
                content.sections.count < 4
                    ? []
                    : content.sections.map {
                        .object(["href": .text("#\(encodedFragment($0.id))"), "title": .text($0.title)])
                    }),
            "compiled": .markup(words.element(input.compiledAt, words.moment(input.compiledAt, input.zone))),
            "serial": .text(words.number(input.serial)),
            "digest": .text(String(decoding: input.stateDigest.utf8.prefix(12), as: UTF8.self)),
            "version": .text(input.toolVersion),
        ]
    }

    private func switchItem(_ other: String, _ place: Place) -> TemplateValue {
        .object([
            "code": .text(other),
            "name": .text(Phrases.name(of: other)),
            "isHere": .flag(other == language),
            "href": .text("../\(place.up)\(other)/\(place.path)"),
        ])
    }
}
