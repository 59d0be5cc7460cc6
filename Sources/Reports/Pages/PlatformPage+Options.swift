import Ledger

extension Edition {
    /// An option as a field with its description.
    func optionItem(_ option: Snapshot.Option, on platform: Snapshot.Platform) -> TemplateValue {
        let who = permissions(of: option).map { words["permission.\($0.rawValue).name"] }
        let kind = words["option.kind.\(option.kind.rawValue)"]
        let choices = option.choices.filter(\.isActive).map { text($0.name) }
        return .group([
            "anchor": .text("options/\(option.id)"), "id": .text(option.id),
            "name": .text(name(of: option)),
            "help": option.help.map { .markup(renderMarkdown(text($0))) } ?? .nothing,
            "kind": .text(
                choices.isEmpty ? kind : words("option.of", kind, choices.joined(separator: " · "))),
            "standard": .text(option.fallback.map { value($0, of: option) } ?? words["option.derived"]),
            "permissions": .text(words.list(who)),
            "notes": texts(optionNotes(option, on: platform)),
            "consequences": .list(
                option.consequences.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map {
                    .object([
                        "value": .text(words("list.quote", written($0.key, of: option))),
                        "text": .text(text($0.value)),
                    ])
                }),
        ])
    }

    func name(of option: Snapshot.Option) -> String { option.name.map(text) ?? option.id }

    /// The value of an option in words.
    func value(_ content: Snapshot.OptionContent, of option: Snapshot.Option?) -> String {
        switch content {
        case .flag(let flag): words[flag ? "value.on" : "value.off"]
        case .number(let number): words.number(number)
        case .text(let text): choice(text, of: option)
        case .members(let members):
            members.map { choice($0, of: option) }.joined(separator: words["list.comma"])
        }
    }

    private func choice(_ id: String, of option: Snapshot.Option?) -> String {
        option?.choices.first { $0.id == id }.map { text($0.name) } ?? id
    }

    /// A value as it is written in a declaration, in words.
    private func written(_ text: String, of option: Snapshot.Option) -> String {
        guard option.kind == .boolean else { return choice(text, of: option) }
        return words[text == "true" ? "value.on" : "value.off"]
    }

    private func permissions(of option: Snapshot.Option) -> [Permission] {
        switch option.permission {
        case .one(let permission): [permission]
        case .byValue(let byValue, let otherwise):
            Permission.allCases.filter { $0 == otherwise || byValue.values.contains($0) }
        }
    }

    private func optionNotes(_ option: Snapshot.Option, on platform: Snapshot.Platform) -> [String] {
        var notes: [String] = []
        if let requires = option.requires {
            notes.append(words("option.requires", condition(requires, on: platform)))
        }
        if let lock = option.locked {
            notes.append(
                words(
                    "option.locked", written(lock.to.written, of: option), condition(lock.when, on: platform))
            )
        }
        for circumstance in option.noEffect {
            switch circumstance {
            case .when(let facts):
                notes.append(words("option.no-effect-when", condition(facts, on: platform)))
            case .unless(let facts):
                notes.append(words("option.no-effect-unless", condition(facts, on: platform)))
            case .both(let when, let unless):
                let (when, unless) = (condition(when, on: platform), condition(unless, on: platform))
                notes.append(words("option.no-effect-both", when, unless))
            }
        }
        if option.isOneWay { notes.append(words["option.one-way"]) }
        if option.scope == .platform { notes.append(words["option.platform-scope"]) }
        return notes
    }

    /// Facts in words: "Plan is Enterprise".
    private func condition(_ condition: Snapshot.Condition, on platform: Snapshot.Platform) -> String {
        words.list(
            condition.facts.map { fact in
                let option = platform.option(fact.name)
                let values = fact.values.map { value in option.map { written(value, of: $0) } ?? value }
                let subject = option.map(name) ?? words.texts["fact.\(fact.name)"] ?? fact.name
                return words("option.fact", subject, values.joined(separator: " / "))
            })
    }
}
