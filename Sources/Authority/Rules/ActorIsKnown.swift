import Ledger

extension ChangeRule {
    static let actorIsKnown = ChangeRule("change/unknown-actor", .error, endsHearing: true) {
        hearing, report in
        let judged = hearing.changes.filter(hearing.isJudged)
        guard !judged.isEmpty, !hearing.previous.knows(hearing.actor) else { return }
        let isInvited = judged.allSatisfy { $0.kind == .userAccepted && $0.subject.id == hearing.actor }
        if isInvited { return }
        report(
            nil, "`\(hearing.actor)` is nobody in the previous state",
            help:
                "let somebody make the change who is an active user, a portal contact, one of the people or an operator"
        )
    }
}
