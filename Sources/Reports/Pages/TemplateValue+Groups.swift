extension TemplateValue {
    /// An object that has, for each list `rows` in it, a flag `hasRows`, for what stands once around the list.
    static func group(_ members: [String: TemplateValue]) -> TemplateValue {
        var group = members
        for (name, value) in members {
            guard case .list(let items) = value, let first = name.utf8.first else { continue }
            let capital = String(decoding: [first & ~0x20], as: UTF8.self)
            group["has\(capital)\(name.dropFirst())"] = .flag(!items.isEmpty)
        }
        return .object(group)
    }

    /// An object with one list in it, or nothing where the list is empty.
    static func section(_ name: String, _ items: [TemplateValue]) -> TemplateValue {
        items.isEmpty ? .nothing : .object([name: .list(items)])
    }

    /// Objects that stand in a row of words, with a `comma` after each but the last.
    static func enumeration(_ items: [[String: TemplateValue]], _ words: Phrases) -> TemplateValue {
        let last = items.count - 1
        return .list(
            items.enumerated().map { index, item in
                var item = item
                item["comma"] = index < last ? .text(words["list.comma"]) : .nothing
                return .object(item)
            })
    }
}
