import Ledger
import Source

extension ChangeRule {
    static let actorIsKnown = ChangeRule("change/unknown-actor", .error, endsHearing: true) {
        hearing, report in
        let judged = hearing.changes.filter(hearing.isJudged)
        guard !judged.isEmpty, !hearing.previous.knows(hearing.actor) else { return }
        let isInvited = judged.allSatisfy { $0.kind == .userAccepted && $0.isAbout(hearing.actor) }
        if isInvited { return }
        report(
            nil, stranger(hearing.actor, hearing.previous),
            help:
                "let an active user, a portal contact, one of the people or an operator make the change"
        )
    }

    private static func stranger(_ email: String, _ previous: Snapshot) -> Message {
        let entries = previous.organizations.compactMap { $0.user(email) }
        if entries.contains(where: { $0.status == .pending }) {
            return "`\(email)` can do nothing before having accepted the invitation"
        }
        if entries.contains(where: { $0.status == .suspended }) { return "`\(email)` is suspended" }
        return "`\(email)` is nobody in the previous state"
    }
}
