extension Phrases {
    /// What a field of the state is called; one that has no name here keeps its key.
    func field(_ key: String) -> String { texts["field.\(key)"] ?? key }

    /// The same for a part of a platform: a role, an option, what always holds, or a text in one language.
    func field(_ key: String, _ part: String) -> String {
        switch key {
        case "roles": self("field-of.role", part)
        case "options": self("field-of.option", part)
        case "policy": texts["field-of.policy.\(part)"] ?? "\(key).\(part)"
        default: self("field-of.language", field(key), part)
        }
    }
}
