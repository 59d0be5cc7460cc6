extension Snapshot {
    /// The person that consent to support stands for.
    package static let supportPerson = "support"

    /// What everybody but the vendor's people may do in an organization, by whatever way: users, contacts and those of
    /// the parent, admitted support users, and support itself where it may look in.
    package func everybody(in organization: Organization) -> [String: PersonRights] {
        guard organization.status == .active, let platform = platform(organization.platform) else {
            return [:]
        }
        var result: [String: PersonRights] = [:]
        func add(_ email: String, _ rights: PersonRights) {
            if !rights.isEmpty { result[email, default: PersonRights()].formUnion(rights) }
        }
        for user in organization.users { add(user.email, platform.rights(of: user)) }
        for (email, rights) in guests(in: organization) { add(email, rights) }
        if let access = organization.supportAccess { add(Self.supportPerson, platform.rights(of: access)) }
        return result
    }

    /// What its guests may do in an organization: contacts and those of the parent, and admitted support users.
    package func guests(in organization: Organization) -> [(email: String, rights: PersonRights)] {
        guard organization.status == .active, let platform = platform(organization.platform) else {
            return []
        }
        return organization.contacts.map { ($0.email, platform.rights(of: $0, in: organization)) }
            + parentContacts(of: organization, platform)
            + organization.supportUsers.map { ($0.email, platform.rights(of: $0)) }
    }

    /// What everybody may do in an organization, the vendor's people too.
    package func everybodyAndStaff(in organization: Organization) -> [String: PersonRights] {
        var result = everybody(in: organization)
        guard let platform = platform(organization.platform) else { return result }
        for person in people {
            let rights = platform.rights(of: person)
            if !rights.isEmpty {
                result[person.email, default: PersonRights()].organization.formUnion(rights)
            }
        }
        return result
    }

    /// What contacts of the parent hold in a sub-organization: as much of what they hold at home as the policy says.
    private func parentContacts(of organization: Organization, _ platform: Platform) -> [(
        String, PersonRights
    )] {
        guard let (parent, home) = handingDown(to: organization, platform) else { return [] }
        return parent.contacts.compactMap { contact in
            let rights = rights(handedDownTo: contact, parent, home, platform)
            return rights.isEmpty ? nil : (contact.email, rights)
        }
    }

    /// The parent whose contacts hold something in the organization, and its platform.
    private func handingDown(to organization: Organization, _ platform: Platform) -> (Organization, Platform)?
    {
        guard !platform.policy.parentContacts.isEmpty,
            let parent = organization.parent.flatMap({ self.organization($0) }),
            parent.status == .active, let home = self.platform(parent.platform)
        else { return nil }
        return (parent, home)
    }

    private func rights(
        handedDownTo contact: Contact, _ parent: Organization, _ home: Platform, _ platform: Platform
    ) -> PersonRights {
        let rights = home.rights(of: contact, in: parent)
        var result = PersonRights()
        for permission in platform.policy.parentContacts where rights.organization.contains(permission) {
            result.organization.add(permission, asIn: rights.organization)
        }
        return result
    }

    /// What somebody may do in an organization by every way but one, or by every way.
    package func rights(
        of email: String, in organization: Organization, besides way: Standing.Kind? = nil
    ) -> PersonRights {
        guard let platform = platform(organization.platform) else { return PersonRights() }
        var result = PersonRights()
        if way != .staff, let person = person(email) {
            result.organization.formUnion(platform.rights(of: person))
        }
        guard organization.status == .active else { return result }
        if way != .user, let user = organization.user(email) { result.formUnion(platform.rights(of: user)) }
        if way != .contact, let contact = organization.contacts.first(id: email) {
            result.formUnion(platform.rights(of: contact, in: organization))
        }
        if way != .parentContact, let (parent, home) = handingDown(to: organization, platform),
            let contact = parent.contacts.first(id: email)
        {
            result.formUnion(rights(handedDownTo: contact, parent, home, platform))
        }
        if way != .supportUser, let admitted = organization.supportUsers.first(id: email) {
            result.formUnion(platform.rights(of: admitted))
        }
        return result
    }
}

extension Snapshot.Platform {
    /// What a contact has by his level, as far as the organization's options do not withhold it.
    package func rights(of contact: Snapshot.Contact, in organization: Snapshot.Organization) -> PersonRights
    {
        var result = PersonRights()
        guard contact.hasPortal, let level = contact.level else { return result }
        result.organization = rights([level], kinds: [.portal])
        for option in options {
            guard let gates = option.gates, organization.options.first(id: option.id)?.value == .flag(false)
            else {
                continue
            }
            switch gates {
            case .all: return PersonRights()
            case .only(let permissions):
                for permission in permissions { result.organization.remove(permission) }
            }
        }
        return result
    }

    /// What an admitted support user has inside his workspaces, until the admission ends.
    package func rights(of admitted: Snapshot.SupportUser) -> PersonRights {
        var result = PersonRights()
        guard admitted.status != .ended, let role = policy.supportUsers?.workspaceRole else { return result }
        let here = rights([role], kinds: [.workspace])
        guard !here.isEmpty else { return result }
        for workspace in admitted.workspaces { result.workspaces[workspace] = here }
        return result
    }

    /// What support has through an administrator's profile while it may look in; a start ahead counts already.
    package func rights(of access: Snapshot.SupportAccess) -> PersonRights {
        var result = PersonRights()
        guard access.status != .ended, let role = policy.administrators?.role else { return result }
        result.organization = rights([role], kinds: [.organization])
        return result
    }
}
