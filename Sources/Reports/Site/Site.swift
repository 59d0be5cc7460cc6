import Ledger

/// A site that can be printed page by page.
package struct Site: Sendable {
    /// A page that can be printed.
    package struct Plan: Equatable, Sendable {
        /// Below the site's folder: `en/organizations/acme.html`.
        package let path: String
        /// The organization that the page is about: it changes with that, its platform and the people only.
        package let organization: String?
        fileprivate let place: Place
        fileprivate let edition: Int
        /// The kind of page; none for the one at the root.
        fileprivate let page: Int?
    }

    /// All pages in byte order of path.
    package let plans: [Plan]
    let editions: [Edition]

    /// The site of an estate; its templates are read and checked here.
    package init(_ input: SiteInput) throws(TemplateError) {
        let theme = try SiteTheme(replacing: input.themeFiles)
        let locales = input.snapshot.settings.locales
        let facts = SiteFacts(input)
        editions = locales.compactMap { Phrases(language: $0) }.map { words in
            Edition(input: input, words: words, languages: locales, theme: theme, facts: facts)
        }
        let places = Page.all.map { $0.places(input) }
        var plans: [Plan] = []
        for (index, edition) in editions.enumerated() {
            for page in Page.all.indices {
                for place in places[page] {
                    let id = place.path.utf8.starts(with: "organizations/".utf8) ? place.id : nil
                    let path = "\(edition.language)/\(place.path)"
                    plans.append(Plan(path: path, organization: id, place: place, edition: index, page: page))
                }
            }
        }
        if !editions.isEmpty {
            let start = Place(path: "index.html")
            plans.append(Plan(path: "index.html", organization: nil, place: start, edition: 0, page: nil))
        }
        self.plans = plans.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }

    /// Prints one page.
    package func render(_ plan: Plan) throws(TemplateError) -> PageFile {
        let edition = editions[plan.edition]
        guard let page = plan.page else {
            return PageFile(path: plan.path, bytes: try edition.renderStart())
        }
        return PageFile(path: plan.path, bytes: try edition.render(Page.all[page], plan.place))
    }
}
