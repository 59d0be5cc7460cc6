import Ledger

extension ChangeRule {
    static let invitationIsSmall = ChangeRule("change/invite-limit", .error, isBeyondRequest: true) {
        hearing, report in
        for change in hearing.changes where change.kind == .userAdded && hearing.isJudged(change) {
            guard let limit = hearing.platform(of: change)?.policy.workspacesAtInvite else { continue }
            let count = change.afterValue?["workspaces"]?.object?.count ?? 0
            guard count > limit else { continue }
            report(
                change,
                "`\(change.subject.id)` arrives with \(count) workspaces, and \(limit) are allowed with an invitation",
                help: "add the others in a later change")
        }
    }
}
