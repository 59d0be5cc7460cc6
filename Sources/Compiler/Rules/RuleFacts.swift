import Source

extension RuleFacts {
    /// All rules by id.
    static let all: [String: RuleFacts] = Dictionary(
        uniqueKeysWithValues: (reading + Rule.all.map(\.facts) + change).map { ($0.id, $0) })

    /// All rules, in byte order of ids.
    package static var sorted: [RuleFacts] { all.values.sorted { $0.id.precedes($1.id) } }

    private static func fixed(_ ids: String...) -> [RuleFacts] {
        ids.map { RuleFacts(id: $0, severity: .error, isAdjustable: false) }
    }

    /// The rules that readers apply while they read.
    static let reading: [RuleFacts] =
        fixed(
            "source/unreadable", "source/syntax", "source/forbidden", "source/duplicate-key", "source/limit",
            "schema/unknown-key", "schema/missing-key", "schema/type", "schema/value", "schema/identifier",
            "schema/email", "schema/time", "schema/feature", "reference/unknown", "reference/duplicate",
            "reference/cycle", "reference/file-name")
        + [
            RuleFacts(id: "source/unknown-file", severity: .warning, isAdjustable: true),
            RuleFacts(id: "schema/translation", severity: .note, isAdjustable: true),
        ]

    /// The rules that judge a change; none of them can be waived.
    static let change: [RuleFacts] =
        fixed(
            "change/unknown-actor", "change/not-permitted", "change/escalation", "change/self",
            "change/approvals",
            "change/initial-support", "change/invite-limit", "change/email-replacement", "change/acceptance",
            "change/locked-option", "change/one-way-option", "change/platform-switch", "change/mass-removal")
        + ["change/approver", "change/undeclared-replacement", "change/own-authority"].map {
            RuleFacts(id: $0, severity: .warning, isAdjustable: false)
        }
}
