import Ledger

/// Finds who holds a permission in the previous state; answers are kept, since many changes ask the same.
final class Holders {
    /// A question: who holds this permission, for these roles, there?
    private struct Question: Hashable {
        let permission: Permission
        let roles: [String]?
        let organization: String
        let workspace: String?
    }

    private let previous: Snapshot
    private var answers: [Question: [String]] = [:]

    init(_ previous: Snapshot) { self.previous = previous }

    /// In byte order of e-mail.
    func of(
        _ permission: Permission, roles: [String]?, in organization: Snapshot.Organization, workspace: String?
    ) -> [String] {
        let question = Question(
            permission: permission, roles: roles, organization: organization.id, workspace: workspace)
        if let answer = answers[question] { return answer }
        let answer = find(question, organization)
        answers[question] = answer
        return answer
    }

    private func find(_ question: Question, _ organization: Snapshot.Organization) -> [String] {
        guard let platform = previous.platform(organization.platform) else { return [] }
        let table = GrantTable(platform, question.permission)
        var found: [String] = []
        if organization.status == .active {
            for user in organization.users where user.status == .active {
                if table.allows(user, question.roles, in: question.workspace) { found.append(user.email) }
            }
        }
        for guest in previous.guests(in: organization)
        where guest.rights.allows(question.permission, roles: question.roles, in: question.workspace) {
            found.append(guest.email)
        }
        for person in previous.people where table.allows(person, question.roles) {
            found.append(person.email)
        }
        return Set(found).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
}

/// Which roles of a platform give one permission, and how far.
private struct GrantTable {
    private var scopes: [String: [Grant.Scope]] = [:]
    private let defaultRole: String?

    init(_ platform: Snapshot.Platform, _ permission: Permission) {
        defaultRole = platform.policy.defaultRole
        for role in platform.roles {
            let fitting = role.grants.filter { $0.permission.closure.contains(permission) }.map(\.scope)
            if !fitting.isEmpty { scopes[role.id] = fitting }
        }
    }

    func allows(_ user: Snapshot.User, _ roles: [String]?, in workspace: String?) -> Bool {
        if scopes.isEmpty { return false }
        var held = user.roles
        if let workspace, let membership = user.workspaces.first(where: { $0.workspace == workspace }) {
            held += membership.roles
        }
        return allows(held, roles)
    }

    func allows(_ person: Snapshot.Person, _ roles: [String]?) -> Bool { allows(person.functions, roles) }

    /// Each role asked for has to be covered by some grant of a role held; without roles, one grant without a list.
    private func allows(_ held: [String], _ roles: [String]?) -> Bool {
        let grants = held.flatMap { scopes[$0] ?? [] }
        if grants.isEmpty { return false }
        if grants.contains(.everything) { return true }
        guard let roles else { return false }
        return roles.allSatisfy { role in
            grants.contains { scope in
                switch scope {
                case .everything: true
                case .only(let list): list.contains(role)
                case .held: held.contains(role) || role == defaultRole
                }
            }
        }
    }
}
