import Ledger
import Source

/// Which entries of the log are asked for.
struct LogFilter {
    private let organization: String?
    private let actor: String?
    private let subject: String?
    private let action: String?
    private let since: Instant?
    private let until: Instant?
    /// How many at most.
    let limit: Int

    /// What is named has to be in the log or in the state.
    init(_ call: Invocation, _ entries: [ActivityEntry], _ snapshot: Snapshot) throws(Exit) {
        since = try call.moment("--since")
        until = try call.moment("--until")
        limit =
            try call["--limit"].map { text throws(Exit) in
                guard let number = Int(text), number >= 0 else {
                    throw .usage("The value '\(visible(text))' of '--limit' is not a number.")
                }
                return number
            } ?? .max
        organization = call["--organization"]
        actor = call["--actor"]?.lowercased()
        subject = call["--subject"]?.lowercased()
        action = call["--action"]
        if let id = organization, snapshot.organization(id) == nil {
            let known = Set(entries.compactMap(\.organization) + snapshot.organizations.map(\.id)).sorted()
            _ = try call.found("organization", id, known.first { $0 == id }, known)
        }
        if let email = actor, !snapshot.mentions(email), email != ActivityEntry.Actor.system.email {
            let known = Set(entries.map(\.actor.email)).sorted()
            _ = try call.found("person", email, known.first { $0 == email }, known)
        }
        if let id = subject, !snapshot.mentions(id) {
            let known = Set(entries.compactMap(\.subject?.id)).sorted()
            _ = try call.found("subject", id, known.first { $0 == id }, known)
        }
        if let kind = action {
            let known = Change.Kind.allCases.map(\.rawValue) + ["estate.founded", "change.refused"]
            _ = try call.found("action", kind, known.first { $0 == kind }, known)
        }
    }

    func passes(_ entry: ActivityEntry) -> Bool {
        if let organization, organization != entry.organization { return false }
        if let actor, actor != entry.actor.email { return false }
        if let subject, subject != entry.subject?.id { return false }
        if let action, action != entry.action { return false }
        if let since, entry.time < since { return false }
        if let until, until <= entry.time { return false }
        return true
    }
}

extension Snapshot {
    /// Whether somebody of this e-mail is declared anywhere.
    fileprivate func mentions(_ email: String) -> Bool { knows(email) || name(of: email) != nil }
}
