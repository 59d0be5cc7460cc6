import Ledger
import Source

/// Somebody who works for an organization. Lean, since there are many: what belongs to all stands in the organization.
struct User: Sendable {
    /// A role with the place where it is given; the place of the user where it is the default.
    struct Role: Sendable {
        var id: RoleID
        var span: Span
    }

    struct Membership: Sendable {
        /// Position in the organization's workspaces.
        var workspace: Int32
        var span: Span
        var roles: RoleList
    }

    var email: String
    var name: String
    /// The e-mail as it stands in the text.
    var span: Span
    /// `nil` where they could not all be read.
    var roles: RoleList?
    /// `nil` where it could not be read.
    var status: Snapshot.User.Status?
    /// A workspace, or a role in one, could not be read.
    var hasUnresolvedWorkspaces = false
    /// The user's stretch of the organization's memberships.
    var firstMembership: Int32
    var membershipCount: Int32
    var extras: Extras?

    /// Whether this is an active holder of a role; `nil` where that could not be read.
    func isActive(as role: RoleID) -> Bool? {
        let isActive = status.map { $0 == .active }
        let isHolder = roles.map { $0.contains { $0.id == role } }
        if isActive == false || isHolder == false { return false }
        return isActive == nil || isHolder == nil ? nil : true
    }

    /// What few users declare.
    final class Extras: Sendable {
        let replaces: Located<String>?
        let observed: Snapshot.User.Observed?

        init(replaces: Located<String>?, observed: Snapshot.User.Observed?) {
            self.replaces = replaces
            self.observed = observed
        }
    }
}

/// The roles of a user or membership, in order of ids; one of them, which is the rule, needs no storage of its own.
struct RoleList: Sendable, RandomAccessCollection {
    private let first: User.Role?
    private let more: [User.Role]

    init(_ role: User.Role) {
        first = role
        more = []
    }

    init(_ roles: [User.Role]) {
        let sorted = roles.sorted { $0.id < $1.id }
        first = sorted.first
        more = Array(sorted.dropFirst())
    }

    var startIndex: Int { 0 }
    var endIndex: Int { first == nil ? 0 : more.count + 1 }

    subscript(index: Int) -> User.Role {
        if index == 0, let first { return first }
        return more[index - 1]
    }
}

/// The users in byte order of e-mail; of equal ones the first read comes first.
func inOrder(_ users: [User]) -> [User] {
    let isOrdered = zip(users, users.dropFirst()).allSatisfy { $0.email.precedes($1.email) }
    if isOrdered { return users }
    let keys = users.indices.map { SortKey(users[$0].email, $0) }.sorted { left, right in
        if left.prefix != right.prefix { return left.prefix < right.prefix }
        if left.rest != right.rest { return left.rest < right.rest }
        let (one, other) = (users[left.index].email, users[right.index].email)
        return one == other ? left.index < right.index : one.precedes(other)
    }
    return keys.map { users[$0.index] }
}

/// The first sixteen bytes of an e-mail as two numbers, which tell most pairs apart.
private struct SortKey {
    var prefix: UInt64 = 0
    var rest: UInt64 = 0
    let index: Int

    init(_ email: String, _ index: Int) {
        self.index = index
        var position = 0
        for byte in email.utf8 {
            if position < 8 {
                prefix |= UInt64(byte) << UInt64(56 - position * 8)
            } else {
                rest |= UInt64(byte) << UInt64(56 - (position - 8) * 8)
            }
            position += 1
            if position == 16 { return }
        }
    }
}
