import Ledger
import Reports

extension Phrases {
    /// What differs, a line for each field; of something new or gone one line with what is worth reading.
    func fields(_ change: Change) -> [String] {
        switch (members(change.before), members(change.after)) {
        case (let before?, let after?): return differences(before, after, "")
        case (let whole?, nil), (nil, let whole?):
            let told = whole.filter { isTold($0, of: change) }.map { "\($0.key): \(shown($0.value))" }
            return told.isEmpty ? [] : [told.joined(separator: "; ")]
        case (nil, nil): return []
        }
    }

    /// `name: Mia → Maria`; inside of an object `policy.email: fixed → editable`.
    private func differences(_ before: [JSONMember], _ after: [JSONMember], _ prefix: String) -> [String] {
        let old = Dictionary(uniqueKeysWithValues: before.map { ($0.key, $0.value) })
        return after.flatMap { member -> [String] in
            let value = old[member.key] ?? .null
            if prefix.isEmpty, let inner = value.object, let outer = member.value.object {
                return differences(inner, outer, "\(member.key).")
            }
            let told = Excerpt(before: words(of: value), after: words(of: member.value))
            return ["\(prefix)\(member.key): \(told.before) → \(told.after)"]
        }
    }

    /// A value in words, shortened.
    private func shown(_ value: JSONValue) -> String {
        let text = words(of: value)
        let scalars = text.unicodeScalars
        return scalars.count > 120 ? String(String.UnicodeScalarView(scalars.prefix(120))) + "…" : text
    }

    private func words(of value: JSONValue) -> String {
        switch value {
        case .null: self["value.none"]
        case .string(let text): text
        case .array(let elements):
            elements.isEmpty ? self["value.none"] : elements.map(shown).joined(separator: ", ")
        case .object(let members):
            members.isEmpty
                ? self["value.none"] : members.map { "\($0.key) \(shown($0.value))" }.joined(separator: ", ")
        default: String(decoding: value.canonical, as: UTF8.self)
        }
    }
}

private func members(_ fragment: [UInt8]?) -> [JSONMember]? {
    fragment.flatMap { (try? JSONValue(parsing: $0))?.object }
}

/// Whether a field is worth a word: not where it is what everybody has, and no pages of text.
private func isTold(_ member: JSONMember, of change: Change) -> Bool {
    if change.subject.kind == .platform { return member.key == "name" }
    switch (member.key, member.value) {
    case (_, .null), (_, .bool(false)), (_, .array([])), (_, .object([])): return false
    case ("status", .string("active")), ("classification", .string("customer")): return false
    default: return true
    }
}
