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
    /// New organizations with their platforms.
    let newPlatforms: [String: String]

    init(_ previous: Snapshot, _ changes: [Change], _ request: Request) {
        self.previous = previous
        self.changes = changes
        self.request = request
        actor = request.actor ?? ""
        holders = Holders(previous)
        let added = changes.filter { $0.kind == .organizationAdded }
        newPlatforms = Dictionary(
            added.map { ($0.subject.id, $0.afterValue?["platform"]?.string ?? "") }) { first, _ in first }
    }

    var isOperator: Bool { previous.settings.operators.contains(actor) }

    /// Whether a change is one that a person has to answer for, apart from the organization or estate that it starts.
    func isJudged(_ change: Change) -> Bool {
        change.cause == .declared && change.kind != .platformRemoved && !change.isImplied
            && (!change.isFounding || change.kind == .organizationAdded)
    }

    func organization(of change: Change) -> Snapshot.Organization? {
        change.organization.flatMap { previous.organization($0) }
    }

    /// The platform of a change's organization in the previous state; of a new organization, as that state knows it.
    func platform(of change: Change) -> Snapshot.Platform? {
        if let organization = organization(of: change) { return previous.platform(organization.platform) }
        return change.organization.flatMap { newPlatforms[$0] }.flatMap { previous.platform($0) }
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
    var judgement = Judgement(verdicts: [], diagnostics: [], isJudged: request.actor != nil)
    let hearing = Hearing(previous, changes, request)
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
                !refused.contains(change.address) && (!hearing.isJudged(change) || !isUnknown)
        }
        judgement.verdicts.append(verdict)
    }
    if previous.settings.authority == .report {
        for index in judgement.diagnostics.indices { judgement.diagnostics[index].severity = .warning }
    }
    return judgement
}
