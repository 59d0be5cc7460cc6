import Ledger
import Source

/// What cannot be told by structure: how the scalars of the language are written.
extension JSONSchema {
    /// The definition of a form that is referred to.
    mutating func definition(_ form: Form) -> [JSONMember] {
        switch form {
        case .text: pattern("^[^\\t\\r\\n]+$", "Text on one line; quote what could be read as another type.")
        case .longText: pattern("^[^\\t]+$", "Text, without tabs.")
        case .localized: byLanguage(.text, "A text, or one for each language.")
        case .longLocalized: byLanguage(.longText, "A text, or one for each language.")
        case .identifier: identifier
        case .optionID:
            pattern(
                "^[a-z0-9]+(-[a-z0-9]+)*(\\.[a-z0-9]+(-[a-z0-9]+)*)*$",
                "Ids joined by dots, as portal.enabled.")
        case .email: email
        case .domain: pattern("^[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+$", "A domain, as acme.example.")
        case .moment:
            pattern(
                "^\(date)(T\(clock):[0-5][0-9](Z|[+-]\(clock)))?$",
                "A date, or a time with its offset: 2026-11-21, 2026-11-21T10:00:00Z.")
        case .period: pattern("^(\(period)|unlimited)$", "As 1 week, 90 days, 4 months, or unlimited.")
        case .limitedPeriod: pattern("^\(period)$", "As 1 week, 90 days or 4 months.")
        case .zone: pattern("^[A-Za-z0-9+_/-]+$", "An IANA time zone, as Europe/Berlin.")
        case .link: pattern("^https://[!-~]*$", "An address that starts with https://.")
        case .percent: pattern("^0*(100|[0-9]{1,2}) ?%$", "A share, as 25 %.")
        case .country: [.texts("enum", countryCodes.sorted { $0.precedes($1) })]
        case .permission: [.texts("enum", Permission.allCases.map(\.rawValue))]
        case .permissionOfRole: permissionsOfRole()
        case .kindOfChange: [.texts("enum", Change.Kind.allCases.map(\.rawValue))]
        case .adjustableRule: [.texts("enum", RuleFacts.sorted.filter(\.isAdjustable).map(\.id))]
        case .content: content
        case .contents: nestedContents()
        case .condition: facts()
        case .boolean, .integer, .version, .values, .list, .someOf, .map, .record, .excluding, .either:
            schema(form)
        }
    }

    private var date: String { "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])" }
    private var clock: String { "([01][0-9]|2[0-3]):[0-5][0-9]" }
    private var period: String { "[1-9][0-9]{0,3} (day|week|month)s?" }

    private func pattern(_ pattern: String, _ summary: String) -> [JSONMember] {
        [.text("type", "string"), .text("pattern", pattern), .text("description", summary)]
    }

    /// Ids are read as they are written, so that a number or a truth is an id too.
    private var identifier: [JSONMember] {
        let text: [JSONMember] = [
            .text("type", "string"), .text("pattern", "^[a-z0-9]+(-[a-z0-9]+)*$"), .number("maxLength", 63),
            .value("not", [.texts("enum", reservedNames)]),
        ]
        let others: [JSONMember] = [.texts("type", ["integer", "boolean"])]
        return [
            JSONMember(key: "anyOf", value: .array([.object(text), .object(others)])),
            .text("description", "An id: letters, digits and single hyphens, all small."),
        ]
    }

    private var email: [JSONMember] {
        let label = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
        return [
            .text("type", "string"), .text("pattern", "^[A-Za-z0-9._%+'-]+@\(label)(\\.\(label))+$"),
            .number("maxLength", 254), .text("description", "An e-mail; it is compared without case."),
        ]
    }

    private mutating func byLanguage(_ text: Form, _ summary: String) -> [JSONMember] {
        let texts = Form.record(
            knownLocales.map {
                .init(name: $0, isRequired: false, form: text, summary: "In this language: \($0).")
            })
        let map = schema(texts) + [.number("minProperties", 1)]
        return [
            JSONMember(key: "anyOf", value: .array([.object(schema(text)), .object(map)])),
            .text("description", summary),
        ]
    }

    private mutating func permissionsOfRole() -> [JSONMember] {
        let qualified = Permission.allCases.filter(\.takesRoles).map(\.rawValue)
        let map = schema(
            .map(keys: .values(qualified), values: .either([.values(["held"]), .list(.identifier)])))
        let one = JSONValue.object(map + [.number("minProperties", 1), .number("maxProperties", 1)])
        return [JSONMember(key: "anyOf", value: .array([.object(schema(.permission)), one]))]
    }

    private var scalar: JSONMember { .texts("type", ["string", "boolean", "integer", "number"]) }

    private var content: [JSONMember] {
        let list = JSONValue.object([
            .text("type", "array"), .value("items", [scalar]), .number("minItems", 1),
        ])
        return [
            JSONMember(key: "anyOf", value: .array([.object([scalar]), list])),
            .text("description", "A value of the option's type; of a set `all`, or a list of members."),
        ]
    }

    private mutating func nestedContents() -> [JSONMember] {
        let nested = schema(.either([.content, .contents]))
        return [.text("type", "object"), .value("additionalProperties", nested)]
    }

    private mutating func facts() -> [JSONMember] {
        [
            .text("type", "object"), .value("additionalProperties", schema(.content)),
            .number("minProperties", 1),
            .text(
                "description",
                "Facts that must all hold: options, or organization.parent, .classification, .country, .status."
            ),
        ]
    }
}
