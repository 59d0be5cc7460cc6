/// What is fixed about a rule: its id, its severity, and whether an estate may change that.
package struct RuleFacts: Sendable {
    package let id: String
    package let severity: Severity
    /// Whether `rules:` may change the severity and a waiver may accept a finding (a star in the table of rules).
    package let isAdjustable: Bool

    package init(id: String, severity: Severity, isAdjustable: Bool) {
        self.id = id
        self.severity = severity
        self.isAdjustable = isAdjustable
    }
}
