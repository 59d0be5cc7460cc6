import Ledger
import Source

/// Decides about changes: what each needs, and whether the request has it.
///
/// - Parameter previous: `nil` founds the estate, which is allowed to anybody.
package func judge(_ changes: [Change], by previous: Snapshot?, _ request: Request) -> Judgement {
    let isJudged = request.actor != nil
    guard let previous else {
        var verdict = Verdict()
        verdict.isAuthorized = isJudged ? true : nil
        return Judgement(
            verdicts: Array(repeating: verdict, count: changes.count), diagnostics: [], isJudged: isJudged)
    }
    let hearing = Hearing(previous, changes, request)
    let findings = isJudged ? hearing.findings() : Findings()
    let verdicts = changes.map { change in
        var verdict = Verdict()
        verdict.needs = hearing.needs(change)
        if isJudged { verdict.isAuthorized = !findings.refuses(change, hearing) }
        return verdict
    }
    var diagnostics = findings.diagnostics
    if previous.settings.authority == .report {
        for index in diagnostics.indices { diagnostics[index].severity = .warning }
    }
    var judgement = Judgement(verdicts: verdicts, diagnostics: diagnostics, isJudged: isJudged)
    judgement.isPossible = isJudged || previous.settings.authority == .report || hearing.couldPass()
    return judgement
}

extension Hearing {
    /// Whether the changes are none that rules refuse whoever asks.
    fileprivate func couldPass() -> Bool {
        ChangeRule.all.filter(\.isBeyondRequest).allSatisfy { rule in
            let report = ChangeReport(rule)
            rule.check(self, report)
            return report.diagnostics.isEmpty
        }
    }

    /// What all change rules find.
    fileprivate func findings() -> Findings {
        var findings = Findings()
        for rule in ChangeRule.all {
            let report = ChangeReport(rule)
            rule.check(self, report)
            findings.diagnostics += report.diagnostics
            findings.refused.formUnion(report.refused)
            guard rule.endsHearing, !report.diagnostics.isEmpty else { continue }
            findings.isStranger = true
            break
        }
        return findings
    }
}

/// What change rules found, and which changes they refuse.
private struct Findings {
    var diagnostics: [Diagnostic] = []
    var refused: Set<ChangeReport.Key> = []
    /// Whether the actor is nobody, so that nothing more was said.
    var isStranger = false

    /// What a new organization starts with stands and falls with the organization.
    func refuses(_ change: Change, _ hearing: Hearing) -> Bool {
        if change.isFounding, change.kind != .organizationAdded, let id = change.organization {
            let organization = ChangeReport.Key(kind: .organizationAdded, address: "organizations/\(id)")
            return isStranger || refused.contains(organization) || refused.contains(.init(change))
        }
        if isStranger, change.kind == .userAccepted, change.isAbout(hearing.actor) { return false }
        return hearing.isJudged(change) && (isStranger || refused.contains(.init(change)))
    }
}
