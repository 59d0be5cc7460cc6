/// What one person may do in one organization: everywhere in it, and inside single workspaces.
package struct PersonRights: Equatable, Sendable {
    package var organization = Rights.none
    /// By workspace id; only what goes beyond the organization's.
    package var workspaces: [String: Rights] = [:]

    package init() {}

    package var isEmpty: Bool { organization.isEmpty && workspaces.values.allSatisfy(\.isEmpty) }

    /// Adds what somebody else may do, place by place.
    package mutating func formUnion(_ other: PersonRights) {
        organization.formUnion(other.organization)
        for (workspace, rights) in other.workspaces {
            workspaces[workspace, default: .none].formUnion(rights)
        }
    }

    /// Whether these rights hold all of the others, at every place.
    package func covers(_ other: PersonRights) -> Bool {
        guard organization.covers(other.organization) else { return false }
        return other.workspaces.allSatisfy { workspace, rights in
            guard !organization.covers(rights) else { return true }
            var here = workspaces[workspace] ?? .none
            here.formUnion(organization)
            return here.covers(rights)
        }
    }

    /// Whether a permission is held in the organization, or in the given workspace.
    package func allows(_ permission: Permission, roles: [String]? = nil, in workspace: String? = nil) -> Bool
    {
        if organization.allows(permission, roles: roles) { return true }
        guard let workspace, var here = workspaces[workspace] else { return false }
        here.formUnion(organization)
        return here.allows(permission, roles: roles)
    }

    /// Whether a permission is held at all there, for whatever roles.
    package func holds(_ permission: Permission, in workspace: String? = nil) -> Bool {
        if organization.contains(permission) { return true }
        return workspace.flatMap { workspaces[$0] }?.contains(permission) ?? false
    }
}

extension Snapshot.Platform {
    /// What roles give together to somebody who holds them.
    package func rights(_ roles: [String], kinds: Set<Snapshot.Role.Kind>) -> Rights {
        var rights = Rights.none
        let held = Set(roles + (policy.defaultRole.map { [$0] } ?? []))
        for id in roles {
            guard let role = role(id), kinds.contains(role.kind) else { continue }
            for grant in role.grants { rights.add(grant, held: held) }
        }
        return rights
    }

    /// What a user has by his roles, in an active organization.
    package func rights(of user: Snapshot.User) -> PersonRights {
        var result = PersonRights()
        guard user.status == .active else { return result }
        result.organization = rights(user.roles, kinds: [.organization])
        for membership in user.workspaces {
            let here = rights(membership.roles, kinds: [.workspace])
            if !here.isEmpty { result.workspaces[membership.workspace] = here }
        }
        return result
    }

    /// What one of the vendor's people has by his functions, in every organization on this platform.
    package func rights(of person: Snapshot.Person) -> Rights { rights(person.functions, kinds: [.vendor]) }
}

extension Snapshot {
    /// The roles that somebody holds in an organization: organization and workspace roles, and vendor functions.
    package func roles(of email: String, in organization: Organization) -> Set<String> {
        var roles = Set<String>()
        if organization.status == .active, let user = organization.user(email), user.status == .active {
            roles.formUnion(user.roles)
            for membership in user.workspaces { roles.formUnion(membership.roles) }
        }
        if organization.status == .active, let contact = organization.contacts.first(id: email),
            contact.hasPortal,
            let level = contact.level
        {
            roles.insert(level)
        }
        if let person = person(email), let platform = platform(organization.platform) {
            roles.formUnion(person.functions.filter { platform.role($0)?.kind == .vendor })
        }
        return roles
    }

    /// Whether somebody is known: an active user, a contact with the portal, one of the people, or an operator.
    package func knows(_ email: String) -> Bool {
        if settings.operators.contains(email) || person(email) != nil { return true }
        return organizations.contains { organization in
            organization.user(email)?.status == .active
                || organization.contacts.first(id: email)?.hasPortal == true
        }
    }

    /// The name of somebody, where one is declared.
    package func name(of email: String) -> String? {
        if let person = person(email) { return person.name }
        for organization in organizations {
            if let user = organization.user(email) { return user.name }
            if let contact = organization.contacts.first(id: email) { return contact.name }
        }
        return nil
    }
}
