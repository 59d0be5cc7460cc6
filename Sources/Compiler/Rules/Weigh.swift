import Source

/// The findings as the estate wants them weighed: severities changed, waived ones marked, idle waivers reported.
func weigh(_ findings: [Diagnostic], _ estate: Estate, _ layout: Layout) -> [Diagnostic] {
    let severities = estate.settings.value.severities
    let waivers = estate.settings.waivers.filter { $0.value.until > estate.now }
    var used = Set<Int>()
    func weighed(_ finding: Diagnostic) -> Diagnostic? {
        var finding = finding
        if let wanted = severities[finding.rule] {
            guard let severity = Severity(rawValue: wanted) else { return nil }
            finding.severity = severity
        }
        for (index, waiver) in waivers.enumerated()
        where waiver.value.rule == finding.rule && waiver.value.address == finding.address {
            finding.waiverReason = finding.waiverReason ?? waiver.value.reason
            used.insert(index)
        }
        return finding
    }
    if severities.isEmpty, waivers.isEmpty { return findings }
    let ruins = Ruins(findings, layout, estate.organizations)
    var result = findings.compactMap(weighed)
    var estate = estate
    let own = Rule.waiverAccepts.facts.id
    for round in [false, true] {
        estate.idleWaivers = waivers.enumerated()
            .filter { ($0.element.value.rule == own) == round && !used.contains($0.offset) }
            .map(\.element)
            .filter { !ruins.contain($0.value.address) }
        let report = Report(Rule.waiverAccepts.facts)
        Rule.waiverAccepts.check(estate, report)
        result += report.diagnostics.compactMap(weighed)
    }
    return result
}
