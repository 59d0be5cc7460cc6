import Source

extension Page {
    /// All rules, each with its sentence, its reason and two examples.
    static let rules = Page(template: "rules") { _ in
        [Place(path: "rules.html")]
    } content: { edition, place in
        var content = PageContent(title: edition.words["rules.title"])
        content.crumbs = [(edition.title, "\(place.up)index.html")]
        let texts = RuleTexts(language: edition.language)
        let groups = Dictionary(grouping: edition.input.rules) { String($0.id.prefix { $0 != "/" }) }
        let names = groups.keys.sorted { $0.precedes($1) }
        content.sections = names.map { .init(id: "rules-\($0)", title: edition.words["rules.area.\($0)"]) }
        content.values = [
            "summary": .text(edition.words.count("rules.all", edition.input.rules.count)),
            "groups": .list(
                names.map { name in
                    .object([
                        "id": .text("rules-\(name)"), "title": .text(edition.words["rules.area.\(name)"]),
                        "rules": .list((groups[name] ?? []).map { edition.ruleItem($0, texts[$0.id]) }),
                    ])
                }),
        ]
        return content
    }
}

extension Edition {
    fileprivate func ruleItem(_ rule: RuleFacts, _ text: RuleText) -> TemplateValue {
        let example = RuleTexts.examples[rule.id]
        return .object([
            "id": .text(rule.id), "href": .text("#\(encodedFragment(rule.id))"),
            "severity": tag(rule.severity.tagKind, "severity.\(rule.severity.rawValue)"),
            "freedom": .text(words[rule.isAdjustable ? "rules.adjustable" : "rules.fixed"]),
            "sentence": .text(text.sentence), "why": .text(text.why),
            "fails": .text(example?.fails ?? ""), "passes": .text(example?.passes ?? ""),
        ])
    }
}
