/// One way by which somebody holds permissions in an organization, or would hold them.
package struct Standing: Sendable {
    /// What somebody is there.
    package enum Kind: String, Sendable {
        case user
        case contact
        case parentContact = "parent-contact"
        case supportUser = "support-user"
        case staff
        case support
    }

    /// Why a standing gives nothing at present.
    package enum Obstacle: String, Sendable {
        case organizationInactive = "the organization is inactive"
        case pending = "the invitation is still open"
        case suspended = "the user is suspended"
        case ended = "the admission has ended"
        case portalOff = "the contact may not use the portal"
        case gateClosed = "an option of the organization withholds it"
    }

    package var email: String
    package var name: String
    package var kind: Kind
    /// The role that the person has; `nil` for somebody without any.
    package var role: Snapshot.Role?
    /// Where the role counts, if not in the whole organization.
    package var workspace: String?
    package var obstacle: Obstacle?
    /// Permissions of the role that the organization's options withhold.
    package var withheld: Set<Permission> = []
    package var since: Instant?
    package var ends: Instant?
    /// Of what has a start and an end.
    package var timing: Snapshot.Timing?
    package var addedBy: String?
    package var approvedBy: [String] = []
    package var file: String?

    init(_ email: String, _ name: String, _ kind: Kind, _ role: Snapshot.Role?) {
        self.email = email
        self.name = name
        self.kind = kind
        self.role = role
    }

    /// The grant by which the role gives a permission, one without a list where there is one; `nil` where it does not
    /// give it, or something stands in the way.
    package func grant(of permission: Permission) -> Grant? {
        guard obstacle == nil, !withheld.contains(permission) else { return nil }
        let grants = (role?.grants ?? []).filter { $0.permission.closure.contains(permission) }
        return grants.first { $0.scope == .everything } ?? grants.first
    }
}

extension Snapshot {
    /// Every way in which anybody stands in an organization, in byte order of e-mail.
    package func standings(in organization: Organization) -> [Standing] {
        guard let platform = platform(organization.platform) else { return [] }
        let closed: Standing.Obstacle? = organization.status == .active ? nil : .organizationInactive
        var result = organization.users.flatMap { standings($0, platform, closed) }
        result += organization.contacts.map { standing($0, in: organization, platform, closed) }
        result += guestContacts(organization, platform, closed)
        result += organization.supportUsers.flatMap { standings($0, platform, closed) }
        if let access = organization.supportAccess { result += standing(access, platform, closed) }
        for person in people {
            for function in person.functions {
                guard let role = platform.role(function), role.kind == .vendor else { continue }
                var standing = Standing(person.email, person.name, .staff, role)
                standing.file = person.file
                result.append(standing)
            }
        }
        return result.enumerated().sorted { left, right in
            left.element.email == right.element.email
                ? left.offset < right.offset
                : left.element.email.precedes(right.element.email)
        }
        .map(\.element)
    }

    private func standings(
        _ user: User, _ platform: Platform, _ closed: Standing.Obstacle?
    ) -> [Standing] {
        var first = Standing(user.email, user.name, .user, nil)
        first.since = user.since
        first.file = user.file
        first.obstacle =
            switch user.status {
            case .active: closed
            case .pending: .pending
            case .suspended: .suspended
            }
        var result: [Standing] = []
        func add(_ role: String, _ workspace: String?) {
            var standing = first
            standing.role = platform.role(role)
            standing.workspace = workspace
            result.append(standing)
        }
        for role in user.roles { add(role, nil) }
        for membership in user.workspaces { for role in membership.roles { add(role, membership.workspace) } }
        return result.isEmpty ? [first] : result
    }

    private func standing(
        _ contact: Contact, in organization: Organization, _ platform: Platform, _ closed: Standing.Obstacle?
    ) -> Standing {
        var standing = Standing(
            contact.email, contact.name, .contact, contact.level.flatMap { platform.role($0) })
        standing.since = contact.since
        standing.file = contact.file
        standing.obstacle = contact.hasPortal ? closed : .portalOff
        for option in platform.options where organization.options.first(id: option.id)?.value == .flag(false)
        {
            switch option.gates {
            case .all?: standing.obstacle = standing.obstacle ?? .gateClosed
            case .only(let permissions)?: standing.withheld.formUnion(permissions)
            case nil: continue
            }
        }
        return standing
    }

    /// Contacts of the parent, with as much of their level as the policy lets through.
    private func guestContacts(
        _ organization: Organization, _ platform: Platform, _ closed: Standing.Obstacle?
    ) -> [Standing] {
        guard !platform.policy.parentContacts.isEmpty,
            let parent = organization.parent.flatMap({ self.organization($0) }),
            let home = self.platform(parent.platform)
        else { return [] }
        let barred: Standing.Obstacle? = parent.status == .active ? closed : .organizationInactive
        return parent.contacts.compactMap { contact in
            var standing = standing(contact, in: parent, home, barred)
            standing.kind = .parentContact
            guard let role = standing.role else { return nil }
            let allowed = platform.policy.parentContacts.flatMap { permission in
                role.grants.filter { $0.permission.closure.contains(permission) }
                    .map { Grant(permission, $0.scope) }
            }
            standing.role?.grants = allowed
            return allowed.isEmpty ? nil : standing
        }
    }

    private func standings(
        _ admitted: SupportUser, _ platform: Platform, _ closed: Standing.Obstacle?
    ) -> [Standing] {
        let role = platform.policy.supportUsers?.workspaceRole.flatMap { platform.role($0) }
        var first = Standing(
            admitted.email, person(admitted.email)?.name ?? admitted.email, .supportUser, role)
        first.since = admitted.since
        first.ends = admitted.ends
        first.timing = admitted.status
        first.addedBy = admitted.addedBy
        first.approvedBy = admitted.approvedBy
        first.file = admitted.file
        first.obstacle = admitted.status == .ended ? .ended : closed
        if admitted.workspaces.isEmpty {
            first.role = nil
            return [first]
        }
        return admitted.workspaces.map { workspace in
            var standing = first
            standing.workspace = workspace
            return standing
        }
    }

    private func standing(
        _ access: SupportAccess, _ platform: Platform, _ closed: Standing.Obstacle?
    ) -> [Standing] {
        guard let role = platform.policy.administrators.flatMap({ platform.role($0.role) }) else { return [] }
        var standing = Standing(Self.supportPerson, Self.supportPerson, .support, role)
        standing.since = access.starts
        standing.ends = access.ends
        standing.timing = access.status
        standing.file = access.file
        standing.obstacle = access.status == .ended ? .ended : closed
        return [standing]
    }
}
