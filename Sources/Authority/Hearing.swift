import Ledger
import Source

/// What change rules look at: the changes, the state before them, and the request.
///
/// Rights are those of the previous state; nothing in a change can authorize that change.
struct Hearing {
    let previous: Snapshot
    let changes: [Change]
    let request: Request
    let actor: String
    let holders: Holders

    var isOperator: Bool { previous.settings.operators.contains(actor) }

    /// Whether a change is one that a person has to answer for, apart from the organization or estate that it starts.
    func isJudged(_ change: Change) -> Bool {
        change.cause == .declared && change.kind != .platformRemoved
            && (!change.isFounding || change.kind == .organizationAdded)
    }

    func organization(of change: Change) -> Snapshot.Organization? {
        change.organization.flatMap { previous.organization($0) }
    }

    /// The platform of a change's organization in the previous state.
    func platform(of change: Change) -> Snapshot.Platform? {
        organization(of: change).flatMap { previous.platform($0.platform) }
    }
}

/// Decides about changes: what each needs, and whether the request has it.
///
/// - Parameter previous: `nil` founds the estate, which is allowed to anybody.
package func judge(_ changes: [Change], by previous: Snapshot?, _ request: Request) -> Judgement {
    guard let previous else {
        return Judgement(
            verdicts: changes.map { _ in
                var verdict = Verdict()
                verdict.isAuthorized = request.actor == nil ? nil : true
                return verdict
            }, diagnostics: [], isJudged: request.actor != nil)
    }
    let holders = Holders(previous)
    var judgement = Judgement(verdicts: [], diagnostics: [], isJudged: request.actor != nil)
    let hearing = Hearing(
        previous: previous, changes: changes, request: request, actor: request.actor ?? "", holders: holders)
    if request.actor != nil {
        for rule in ChangeRule.all {
            let report = ChangeReport(rule)
            rule.check(hearing, report)
            judgement.diagnostics += report.diagnostics
            if rule.endsHearing, !report.diagnostics.isEmpty { break }
        }
    }
    let refused = Set(judgement.diagnostics.filter { $0.severity == .error }.compactMap(\.address))
    let isUnknown = judgement.diagnostics.contains { $0.rule == ChangeRule.actorIsKnown.id }
    for change in changes {
        var verdict = Verdict()
        verdict.needs = hearing.needs(change)
        if request.actor != nil {
            verdict.isAuthorized =
                !hearing.isJudged(change) || !(isUnknown || refused.contains(change.address))
        }
        judgement.verdicts.append(verdict)
    }
    if previous.settings.authority == .report {
        for index in judgement.diagnostics.indices { judgement.diagnostics[index].severity = .warning }
    }
    return judgement
}
