import Ledger
import Source

/// The findings of an estate as it wants them weighed: one group for each rule in each organization.
struct StandingFindings: Sendable {
    /// Findings of one rule in one organization; the first stands for all.
    struct Group: Sendable {
        let finding: StandingFinding
        let severity: Severity
        var count = 1
    }

    /// The weightiest first, then in the order of organizations.
    private(set) var groups: [Group] = []

    init(_ input: SiteInput) {
        let settings = input.snapshot.settings
        let known = Dictionary(input.rules.map { ($0.id, $0.severity) }) { first, _ in first }
        let waived = Set(
            settings.waivers.filter { $0.until > input.compiledAt }.map { "\($0.rule) \($0.address)" })
        for organization in input.snapshot.organizations {
            var places: [String: Int] = [:]
            for finding in StandingFinding.all(in: organization, of: input)
            where !waived.contains("\(finding.rule) \(finding.address)") {
                if let place = places[finding.rule] {
                    groups[place].count += 1
                } else if let severity = Self.severity(of: finding.rule, settings, known) {
                    places[finding.rule] = groups.count
                    groups.append(Group(finding: finding, severity: severity))
                }
            }
        }
        groups = Self.weightiestFirst(groups)
    }

    /// Nothing where the estate has switched the rule off.
    private static func severity(
        of rule: String, _ settings: Snapshot.Settings, _ known: [String: Severity]
    ) -> Severity? {
        guard let wanted = settings.severities[rule] else { return known[rule] ?? .note }
        return Severity(rawValue: wanted)
    }

    private static func weightiestFirst(_ groups: [Group]) -> [Group] {
        [Severity.error, .warning, .note].flatMap { severity in groups.filter { $0.severity == severity } }
    }
}
