/// One line of the activity log: who did what to whom, when, from where, and who agreed.
package struct ActivityEntry: Equatable, Sendable {
    /// Who acted. Time itself is `system`, without a name and roles.
    package struct Actor: Equatable, Sendable {
        package var email: String
        package var name: String?
        /// Role and function ids, in byte order.
        package var roles: [String]?

        package init(email: String, name: String? = nil, roles: [String]? = nil) {
            self.email = email
            self.name = name
            self.roles = roles
        }

        package static let system = Actor(email: "system")
    }

    /// What a refused attempt asked for.
    package struct Attempt: Equatable, Sendable {
        package var kind: String
        package var address: String

        package init(kind: String, address: String) {
            self.kind = kind
            self.address = address
        }
    }

    /// 1, 2, 3 …
    package var seq: Int
    package var time: Instant
    /// A kind of change, `estate.founded`, or `change.refused`.
    package var action: String
    package var address: String?
    package var organization: String?
    package var workspace: String?
    package var subject: Change.Subject?
    package var actor: Actor
    package var approvedBy: [String] = []
    /// Only as given, never invented.
    package var ip: String?
    package var reason: String?
    package var reference: String?
    /// Canonical JSON.
    package var before: [UInt8]?
    /// Canonical JSON.
    package var after: [UInt8]?
    package var effect: Change.Effect?
    package var cause: Change.Cause?
    package var consequences: [String] = []
    /// Of a refused attempt: the rules that refused it, and what was asked.
    package var rules: [String]?
    package var changes: [Attempt]?
    /// Of the state that the change led to; of a refused attempt, of the present one.
    package var serial: Int
    /// The hash of the entry before; 64 zeros for the first.
    package var previous: String
    /// SHA-256 over the canonical bytes of the entry without this key.
    package var hash: String

    package init(seq: Int, time: Instant, action: String, actor: Actor, serial: Int, previous: String) {
        self.seq = seq
        self.time = time
        self.action = action
        self.actor = actor
        self.serial = serial
        self.previous = previous
        hash = ""
    }

    /// The `previous` of the first entry.
    package static let origin = String(repeating: "0", count: 64)
}
