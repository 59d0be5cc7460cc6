import Source

/// A statement that must hold in one state, and what finds where it does not.
struct Rule: Sendable {
    /// What a rule looks at in one go.
    enum Reach: Sendable {
        /// One organization; rules of this kind run side by side.
        case organization
        /// The whole estate.
        case estate
    }

    let facts: RuleFacts
    let reach: Reach
    let check: @Sendable (Estate, Report) -> Void

    /// - Parameter fixed: whether `rules:` cannot change the severity and no waiver accepts a finding.
    init(
        _ id: String, _ severity: Severity, fixed: Bool = false, across reach: Reach = .organization,
        check: @escaping @Sendable (Estate, Report) -> Void
    ) {
        facts = RuleFacts(id: id, severity: severity, isAdjustable: !fixed)
        self.reach = reach
        self.check = check
    }
}

/// Collects what one rule finds; adds the rule's id and severity.
final class Report {
    private let facts: RuleFacts
    private(set) var diagnostics: [Diagnostic] = []

    init(_ facts: RuleFacts) { self.facts = facts }

    func callAsFunction(
        _ span: Span, _ message: Message, address: String, help: Message? = nil, notes: [Diagnostic.Note] = []
    ) {
        callAsFunction(.span(span), message, address: address, help: help, notes: notes)
    }

    func callAsFunction(
        _ place: Place, _ message: Message, address: String, help: Message? = nil,
        notes: [Diagnostic.Note] = []
    ) {
        diagnostics.append(
            Diagnostic(
                facts.id, facts.severity, message, at: place, address: address, help: help, notes: notes))
    }
}

extension Rule {
    /// What the rules of a reach find in an estate.
    static func findings(in estate: Estate, reach: Reach) -> [Diagnostic] {
        all.filter { $0.reach == reach }.flatMap { rule in
            let report = Report(rule.facts)
            rule.check(estate, report)
            return report.diagnostics
        }
    }
}
