/// How much a finding weighs. Ordered from light to heavy.
package enum Severity: String, Sendable, Comparable, CaseIterable {
    case note, warning, error

    /// From a note, the least, to an error.
    package static func < (left: Severity, right: Severity) -> Bool { left.weight < right.weight }

    private var weight: Int {
        switch self {
        case .note: 0
        case .warning: 1
        case .error: 2
        }
    }
}

/// Something that a rule found: what is wrong, where, and what to type instead.
package struct Diagnostic: Hashable, Sendable {
    /// A further place that explains a finding, as "first declared here".
    package struct Note: Hashable, Sendable {
        package var message: Message
        package var place: Place

        package init(_ message: Message, at place: Place) {
            self.message = message
            self.place = place
        }
    }

    /// The id of the rule, as `support/not-listed`; never reused.
    package var rule: String
    package var severity: Severity
    /// One line, lower case, no full stop, the user's text in backticks.
    package var message: Message
    package var help: Message?
    /// The narrowest entity that the finding is about, as `organizations/acme/users/ada@acme.example`.
    package var address: String?
    /// The narrowest thing to change.
    package var place: Place
    package var notes: [Note]
    /// Why it is accepted, where a waiver of the estate accepts it.
    package var waiverReason: String?

    /// Whether a waiver of the estate accepts it.
    package var isWaived: Bool { waiverReason != nil }

    package init(
        _ rule: String, _ severity: Severity, _ message: Message, at place: Place, address: String? = nil,
        help: Message? = nil, notes: [Note] = []
    ) {
        self.rule = rule
        self.severity = severity
        self.message = message
        self.place = place
        self.address = address
        self.help = help
        self.notes = notes
    }
}
