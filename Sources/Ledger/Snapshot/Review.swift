extension Snapshot {
    /// An access review: who had what at one moment, and what was decided about it.
    package struct Review: Equatable, Sendable, SnapshotEntity {
        /// What a reviewer decides about an access.
        package enum Decision: String, CaseIterable, Sendable { case keep, revoke, change }

        /// One person with one access.
        package struct Row: Equatable, Sendable {
            package var reviewer: String
            /// The id of an organization, which may be gone.
            package var organization: String
            /// An e-mail, in lower case; `support` for the consent to support.
            package var person: String
            package var access: Access
            package var since: Instant?
            /// `nil` while the row is open.
            package var decision: Decision?
            package var reason: String?

            package init(reviewer: String, organization: String, person: String, access: Access) {
                self.reviewer = reviewer
                self.organization = organization
                self.person = person
                self.access = access
            }
        }

        package var id: String
        package var due: Instant
        /// The state that it was taken from.
        package var serial: Int?
        package var digest: String?
        /// Whether everybody has decided, so that the decisions are held against the declarations.
        package var isApplied = false
        /// In the order in which they are declared.
        package var rows: [Row] = []
        package var file: String

        package init(id: String, due: Instant, file: String) {
            self.id = id
            self.due = due
            self.file = file
        }
    }

    /// An access that somebody has in an organization, as a review names it.
    package enum Access: Hashable, Sendable {
        case role(String)
        case workspace(String, role: String)
        case supportUser
        case supportAccess
        case level(String)

        /// As it is written: `role admin`, `workspace finance editor`, `support user`.
        package var text: String {
            switch self {
            case .role(let role): "role \(role)"
            case .workspace(let workspace, let role): "workspace \(workspace) \(role)"
            case .supportUser: "support user"
            case .supportAccess: "support access"
            case .level(let level): "level \(level)"
            }
        }

        package init?(_ text: String) {
            let words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
            guard words.allSatisfy({ !$0.isEmpty }) else { return nil }
            switch (words.first, words.count) {
            case ("role", 2): self = .role(words[1])
            case ("workspace", 3): self = .workspace(words[1], role: words[2])
            case ("level", 2): self = .level(words[1])
            case ("support", 2) where words[1] == "user": self = .supportUser
            case ("support", 2) where words[1] == "access": self = .supportAccess
            default: return nil
            }
        }
    }
}

extension Snapshot {
    /// What is left of an access that a review saw.
    package enum Remainder: Equatable, Sendable {
        case declared
        /// The person is still there, without this access.
        case lost
        /// The person is nobody in the organization any more, or the organization is gone.
        case personGone
    }

    /// What is left of the access that a row is about.
    package func remainder(of row: Review.Row) -> Remainder {
        organization(row.organization)?.remainder(of: row) ?? .personGone
    }
}

extension Snapshot.Organization {
    fileprivate func remainder(of row: Snapshot.Review.Row) -> Snapshot.Remainder {
        if row.access == .supportAccess { return supportAccess == nil ? .personGone : .declared }
        let user = user(row.person)
        let contact = contacts.first(id: row.person)
        let admitted = supportUsers.first(id: row.person)
        guard user != nil || contact != nil || admitted != nil else { return .personGone }
        let isDeclared =
            switch row.access {
            case .role(let role): user?.roles.contains(role) ?? false
            case .workspace(let id, let role):
                user?.workspaces.contains { $0.workspace == id && $0.roles.contains(role) } ?? false
            case .level(let level): contact?.level == level
            case .supportUser: admitted != nil
            case .supportAccess: false
            }
        return isDeclared ? .declared : .lost
    }
}
