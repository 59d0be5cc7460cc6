import Ledger

extension ChangeRule {
    static let invitationIsAcceptedByTheInvited = ChangeRule("change/acceptance", .error) { hearing, report in
        guard !hearing.isOperator else { return }
        for change in hearing.changes where hearing.isJudged(change) {
            let isInvited = hearing.platform(of: change)?.policy.invitations == .required
            switch change.kind {
            case .userAccepted where !change.isAbout(hearing.actor):
                report(
                    change,
                    "nobody else can accept the invitation of `\(change.formerEmail ?? change.subject.id)`",
                    help: "let `\(change.formerEmail ?? change.subject.id)` or an operator make the change")
            case .userAdded where isInvited:
                let status = change.afterValue?["status"]?.string ?? "active"
                guard status != "pending" else { continue }
                report(
                    change,
                    "`\(change.subject.id)` arrives as `\(status)` without having accepted an invitation",
                    help: "write `status: pending`")
            case .userSuspended where isInvited && change.beforeValue?["status"]?.string == "pending":
                report(
                    change,
                    "`\(change.subject.id)` has not accepted the invitation yet, and cannot be suspended",
                    help: "remove the user instead")
            default: continue
            }
        }
    }
}
