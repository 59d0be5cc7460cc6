import Ledger
import Source

extension ChangeRule {
    static let replacementIsTheSame = ChangeRule("change/email-replacement", .error, isBeyondRequest: true) {
        hearing, report in
        for change in hearing.changes where change.kind == .userAdded && hearing.isJudged(change) {
            guard let after = change.afterValue, let email = after["replaces"]?.string,
                let organization = hearing.organization(of: change),
                let platform = hearing.platform(of: change)
            else { continue }
            guard let old = organization.user(email) else {
                report(
                    change, "`replaces` names `\(email)`, who was no user of `\(organization.id)`",
                    help: "leave `replaces` out, or name the e-mail that is replaced")
                continue
            }
            if let other = hearing.successor(of: email, in: organization) {
                report(
                    change, "`\(change.subject.id)` replaces `\(email)`, whom `\(other)` replaces already",
                    help: "let one of the two replace `\(email)`")
            } else if platform.policy.email == .editable {
                report(
                    change, "`\(change.subject.id)` replaces `\(email)`, who is still declared",
                    help: "remove the entry of `\(email)`")
            } else if !isSame(old, after) {
                report(
                    change, "`\(change.subject.id)` replaces `\(email)` with other roles or workspaces",
                    help: "give the same ones, and change them afterwards")
            }
        }
    }

    private static func isSame(_ old: Snapshot.User, _ after: JSONValue) -> Bool {
        let roles = (after["roles"]?.array ?? []).compactMap(\.string)
        let workspaces = (after["workspaces"]?.object ?? []).map { member in
            Snapshot.Membership(workspace: member.key, roles: (member.value.array ?? []).compactMap(\.string))
        }
        return roles == old.roles && workspaces.sorted { $0.workspace < $1.workspace } == old.workspaces
    }
}

extension Hearing {
    /// The new e-mail of a user whom the same step replaces.
    fileprivate func successor(of email: String, in organization: Snapshot.Organization) -> String? {
        changes.first {
            $0.kind == .userReplaced && $0.organization == organization.id && $0.formerEmail == email
        }?.subject.id
    }
}
