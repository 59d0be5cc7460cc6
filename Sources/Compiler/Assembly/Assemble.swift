import Ledger
import Source

/// The compiled form of one organization.
func snapshot(
    of organization: Organization, _ files: [SourceFile], _ carried: CarryOver.Organization?, _ now: Instant
) -> Snapshot.Organization {
    var result = organization.head
    result.workspaces = organization.workspaces.map {
        Snapshot.Workspace(id: $0.id, name: $0.name, file: files[Int($0.span.file)].path)
    }
    guard let platform = organization.platform else { return result }
    let roles = RoleLists(platform)
    var known = (carried?.users ?? [])[...]
    result.users.reserveCapacity(organization.users.count)
    for user in organization.users {
        guard let held = user.roles, let status = user.status else { continue }
        while let first = known.first, first.email < user.email { known.removeFirst() }
        let since = known.first?.email == user.email ? known.first?.since : nil
        var compiled = Snapshot.User(
            email: user.email, name: user.name, roles: roles.organization(held), status: status,
            workspaces: organization.memberships(of: user).map {
                Snapshot.Membership(
                    workspace: organization.workspaces[Int($0.workspace)].id, roles: roles.workspace($0.roles)
                )
            },
            since: since ?? now, file: files[Int(user.span.file)].path)
        compiled.replaces = user.extras?.replaces?.value
        compiled.observed = user.extras?.observed
        result.users.append(compiled)
    }
    addSupport(organization, files, now, &result)
    addContacts(organization, files, carried, now, &result)
    result.options = organization.options.filter { $0.option.scope == .organization }.map { state in
        Snapshot.OptionValue(
            id: state.option.id, value: state.effective, origin: state.origin,
            file: state.declared.map { files[Int($0.span.file)].path })
    }
    return result
}

private func addSupport(
    _ organization: Organization, _ files: [SourceFile], _ now: Instant, _ result: inout Snapshot.Organization
) {
    result.supportUsers = organization.admissions.compactMap { admission in
        guard let reason = admission.reason else { return nil }
        var admitted = Snapshot.SupportUser(
            email: admission.email, reason: reason,
            workspaces: admission.workspaces.map { organization.workspaces[$0].id }, ends: admission.ends,
            status: admission.status(at: now), since: admission.since, addedBy: admission.addedBy,
            approvedBy: admission.approvedBy, file: files[Int(admission.span.file)].path)
        admitted.isEndDeclared = admission.expiresSpan != nil
        return admitted
    }
    guard let consent = organization.consent, consent.isEnabled else { return }
    result.supportAccess = Snapshot.SupportAccess(
        period: consent.period, starts: consent.starts, ends: consent.ends, status: consent.status(at: now),
        file: files[Int(consent.span.file)].path)
    result.supportAccess?.isStartDeclared = consent.fromSpan != nil
    result.supportAccess?.isPeriodDeclared = consent.periodSpan != nil
}

private func addContacts(
    _ organization: Organization, _ files: [SourceFile], _ carried: CarryOver.Organization?, _ now: Instant,
    _ result: inout Snapshot.Organization
) {
    let since = Dictionary((carried?.contacts ?? []).map { ($0.email, $0.since) }) { first, _ in first }
    result.contacts = organization.contacts.compactMap { contact in
        guard let hasPortal = contact.hasPortal, let username = contact.username else { return nil }
        return Snapshot.Contact(
            email: contact.email, name: contact.name, hasPortal: hasPortal, level: contact.level?.value,
            username: username, since: since[contact.email] ?? now,
            file: files[Int(contact.span.file)].path)
    }
}

/// Role ids for users; the lists of one role, which most users have, are made once.
private struct RoleLists {
    private let organizationRoles: [[String]]
    private let workspaceRoles: [[String]]

    init(_ platform: Platform) {
        organizationRoles = platform.organizationRoles.map { [$0.id] }
        workspaceRoles = platform.workspaceRoles.map { [$0.id] }
    }

    func organization(_ roles: RoleList) -> [String] { Self.ids(roles, organizationRoles) }
    func workspace(_ roles: RoleList) -> [String] { Self.ids(roles, workspaceRoles) }

    private static func ids(_ roles: RoleList, _ lists: [[String]]) -> [String] {
        roles.count == 1 ? lists[Int(roles[0].id.index)] : roles.flatMap { lists[Int($0.id.index)] }
    }
}

/// The compiled form of the whole estate.
func snapshot(of estate: Estate, _ organizations: [Snapshot.Organization], _ platforms: PlatformShelf)
    -> Snapshot
{
    let used = Set(organizations.map(\.platform)).sorted { $0.precedes($1) }
    var snapshot = Snapshot(
        settings: estate.settings.value, people: estate.people.map(\.value),
        platforms: used.compactMap { platforms[$0]?.value }, organizations: organizations)
    snapshot.reviews = estate.reviews.map(\.value)
    return snapshot
}
