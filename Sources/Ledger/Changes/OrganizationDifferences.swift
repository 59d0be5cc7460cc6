/// Finds what differs between two states of one organization.
struct OrganizationDifferences {
    let base: Snapshot
    let next: Snapshot
    let old: Snapshot.Organization?
    let new: Snapshot.Organization?
    /// The old one as the last compile left it: what has ended since is still running there.
    let stored: Snapshot.Organization?
    let organization: Snapshot.Organization?
    /// The platform by which effects are measured: the previous one, for what is new the new one.
    let platform: Snapshot.Platform?
    /// Whether anybody has permissions there, in the previous state or in a new organization.
    let isActive: Bool
    var changes: [Change] = []

    init(
        _ base: Snapshot, _ next: Snapshot, _ old: Snapshot.Organization?, _ new: Snapshot.Organization?,
        stored: Snapshot.Organization?
    ) {
        self.base = base
        self.next = next
        self.old = old
        self.new = new
        self.stored = stored
        organization = old ?? new
        platform = old.flatMap { base.platform($0.platform) } ?? new.flatMap { next.platform($0.platform) }
        isActive = (old ?? new)?.status == .active
    }

    mutating func find() {
        if let old, new == nil {
            removed(old)
            return
        }
        guard let new else { return }
        if let old { updated(old, new) } else { added(new) }
        pairs(old?.workspaces ?? [], new.workspaces) { workspace($0, $1) }
        users(old?.users ?? [], new.users)
        pairs(old?.supportUsers ?? [], new.supportUsers) { supportUser($0, $1) }
        supportAccess(old?.supportAccess, new.supportAccess)
        pairs(old?.contacts ?? [], new.contacts) { contact($0, $1) }
        options(old, new)
        if old == nil { for index in changes.indices { changes[index].isFounding = true } }
    }

    /// What somebody holds here by every way but one, in the state that effects are measured by.
    func rights(of email: String, besides way: Standing.Kind) -> PersonRights {
        guard let organization else { return PersonRights() }
        return (old == nil ? next : base).rights(of: email, in: organization, besides: way)
    }

    /// A change of this organization or of something in it.
    func change(_ kind: Change.Kind, _ subject: Change.Subject, at suffix: String = "") -> Change {
        let id = organization?.id ?? ""
        return Change(kind, address: "organizations/\(id)\(suffix)", organization: id, subject: subject)
    }

    private func subject(_ organization: Snapshot.Organization) -> Change.Subject {
        .init(.organization, organization.id, name: organization.name)
    }

    private mutating func added(_ new: Snapshot.Organization) {
        var change = change(.organizationAdded, subject(new))
        change.after = new.record.canonical
        change.file = new.file
        changes.append(change)
    }

    private mutating func removed(_ old: Snapshot.Organization) {
        var change = change(.organizationRemoved, subject(old))
        change.before = old.record.canonical
        if !old.users.isEmpty { change.consequences.append(.losesUsers(old.users.count)) }
        if !old.workspaces.isEmpty { change.consequences.append(.losesWorkspaces(old.workspaces.count)) }
        if !old.contacts.isEmpty { change.consequences.append(.losesContacts(old.contacts.count)) }
        if isActive, old.supportAccess?.status == .active { change.consequences.append(.supportSessionEnds) }
        let assigned = old.users.reduce(0) { $0 + ($1.observed?.assignedContacts ?? 0) }
        if assigned > 0 { change.consequences.append(.contactsUnassigned(assigned)) }
        var effect = EffectTally()
        effect.compare(base.everybodyAndStaff(in: old), [:])
        effect.settle(&change)
        changes.append(change)
    }

    private mutating func updated(_ old: Snapshot.Organization, _ new: Snapshot.Organization) {
        guard let (before, after) = difference(old.record, new.record) else { return }
        var change = change(.organizationUpdated, subject(new))
        change.before = before
        change.after = after
        change.file = new.file
        change.isImplied = followsTheEstate(old, new)
        var effect = EffectTally()
        if old.status != new.status || old.platform != new.platform || old.parent != new.parent {
            var edited = old
            edited.status = new.status
            edited.platform = new.platform
            edited.parent = new.parent
            var world = base
            if let platform = next.platform(new.platform), base.platform(new.platform) == nil {
                world.platforms = (world.platforms + [platform]).sorted {
                    $0.id.precedes($1.id)
                }
            }
            effect.compare(base.everybodyAndStaff(in: old), world.everybodyAndStaff(in: edited))
        }
        effect.settle(&change)
        if old.status == .active, new.status == .inactive { change.consequences += closing(old) }
        changes.append(change)
    }

    /// Whether nothing differs but the time zone, which was the estate's and is: who changes the settings changes it.
    private func followsTheEstate(_ old: Snapshot.Organization, _ new: Snapshot.Organization) -> Bool {
        guard old.timeZone == base.settings.timeZone, new.timeZone == next.settings.timeZone else {
            return false
        }
        var moved = old
        moved.timeZone = new.timeZone
        return moved.timeZone != old.timeZone && moved.record == new.record
    }

    /// What follows for those who had access until an organization became inactive.
    private func closing(_ old: Snapshot.Organization) -> [Consequence] {
        var result: [Consequence] = []
        let users = old.users.count { $0.status == .active }
        if users > 0 { result.append(.losesUsers(users)) }
        let contacts = old.contacts.count { platform?.rights(of: $0, in: old).isEmpty == false }
        if contacts > 0 { result.append(.portalUsersShutOut(contacts)) }
        if old.supportAccess?.status == .active { result.append(.supportSessionEnds) }
        return result
    }

    private mutating func workspace(_ old: Snapshot.Workspace?, _ new: Snapshot.Workspace?) {
        guard let workspace = new ?? old else { return }
        let kind: Change.Kind =
            old == nil ? .workspaceAdded : new == nil ? .workspaceRemoved : .workspaceUpdated
        var change = change(
            kind, .init(.workspace, workspace.id, name: workspace.name), at: "/workspaces/\(workspace.id)")
        change.workspace = workspace.id
        change.file = new?.file
        if let old, let new {
            guard let (before, after) = difference(old.record, new.record) else { return }
            change.before = before
            change.after = after
        } else {
            change.before = old?.record.canonical
            change.after = new?.record.canonical
        }
        if new == nil { memberships(of: workspace.id, &change) }
        changes.append(change)
    }

    /// The memberships that end with a workspace.
    private func memberships(of workspace: String, _ change: inout Change) {
        var effect = EffectTally()
        var count = 0
        for user in old?.users ?? [] where user.workspaces.contains(where: { $0.workspace == workspace }) {
            count += 1
            guard isActive, let platform else { continue }
            var without = user
            without.workspaces.removeAll { $0.workspace == workspace }
            effect.compare(
                user.email, platform.rights(of: user), platform.rights(of: without),
                besides: rights(of: user.email, besides: .user))
        }
        for admitted in old?.supportUsers ?? [] where admitted.workspaces.contains(workspace) {
            count += 1
            guard isActive, let platform else { continue }
            var without = admitted
            without.workspaces.removeAll { $0 == workspace }
            effect.compare(
                admitted.email, platform.rights(of: admitted), platform.rights(of: without),
                besides: rights(of: admitted.email, besides: .supportUser))
        }
        if count > 0 { change.consequences.append(.endsMemberships(count)) }
        effect.settle(&change)
    }
}
