/// One kind of page: where its pages are, and what they are filled with.
struct Page: Sendable {
    /// The template that prints it.
    let template: String
    let places: @Sendable (SiteInput) -> [Place]
    let content: @Sendable (Edition, Place) -> PageContent

    /// All kinds of page.
    static let all: [Page] = [
        .activity, .contacts, .estate, .organization, .people, .platform, .review, .reviews, .rules, .users,
        .workspaces,
    ]
}

/// Where a page is, below the folder of its language.
struct Place: Equatable, Sendable {
    /// `organizations/acme.html`
    let path: String
    /// The id of what the page is about, if it is one of many.
    var id = ""
    /// Of something cut into several pages: which of them.
    var part = 1

    /// The way up to the folder of the language.
    var up: String { String(repeating: "../", count: path.utf8.count { $0 == UInt8(ascii: "/") }) }
}

/// What a page is filled with.
struct PageContent {
    /// A part of the page, under a heading of its own.
    struct Section {
        let id: String
        let title: String
    }

    var title: String
    /// The pages above this one, outermost first.
    var crumbs: [(title: String, href: String)] = []
    /// All headings of the second level.
    var sections: [Section] = []
    var values: [String: TemplateValue] = [:]
}
