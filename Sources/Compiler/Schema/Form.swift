import Ledger

/// What may stand as a value: what an editor is told, and what the function of the same name of `Reader` takes.
indirect enum Form: Sendable {
    /// One key of a mapping with fixed keys.
    struct Member: Sendable {
        let name: String
        let isRequired: Bool
        let form: Form
        /// One sentence for whoever writes the key.
        let summary: String
    }

    /// Text on one line.
    case text
    /// Text that may run over several lines.
    case longText
    /// A text, or one for each language.
    case localized
    /// The same, over several lines.
    case longLocalized
    case boolean
    case integer(from: Int)
    /// An id: of our own, or of something declared elsewhere.
    case identifier
    /// The id of an option: ids joined by dots.
    case optionID
    case email
    case domain
    /// A date or a time.
    case moment
    case period
    case limitedPeriod
    case zone
    case link
    case percent
    case country
    case permission
    /// A permission, or one that takes roles together with them: `users.add: [member]`.
    case permissionOfRole
    case kindOfChange
    /// A rule whose severity may be changed, and whose findings may be waived.
    case adjustableRule
    /// The value of an option, of whatever type.
    case content
    /// The values of options, nested as their dotted ids.
    case contents
    case condition
    /// One of a closed set of values.
    case values([String])
    /// The only value that there is.
    case version(Int)
    case list(Form)
    /// A list with at least one entry.
    case someOf(Form)
    case map(keys: Form, values: Form, atLeast: Int = 0)
    /// A mapping with these keys; `needsOneOf` names keys of which at least one is given, none: no such demand.
    case record([Member], needsOneOf: [String] = [])
    /// A value whose key excludes another key.
    case excluding(String, Form)
    case either([Form])

    /// One of the values of a type.
    static func choice<Value: RawRepresentable<String> & CaseIterable>(_ type: Value.Type) -> Form {
        .values(type.allCases.map(\.rawValue))
    }
}
