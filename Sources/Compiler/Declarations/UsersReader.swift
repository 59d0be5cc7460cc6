import Ledger
import Source
import YAML

enum UserKey: UInt8 {
    case name, role, roles, status, workspaces, replaces, observed

    static let shape = Shape<UserKey>([
        .required(.name, "name"), .optional(.role, "role"), .optional(.roles, "roles"),
        .optional(.status, "status"),
        .optional(.workspaces, "workspaces"), .optional(.replaces, "replaces"),
        .optional(.observed, "observed"),
    ])
}

enum ObservedKey: UInt8 {
    case lastActive, assignedContacts

    static let shape = Shape<ObservedKey>([
        .optional(.lastActive, "last_active"), .optional(.assignedContacts, "assigned_contacts"),
    ])
}

extension Snapshot.User.Status: CaseIterable {
    package static let allCases: [Self] = [.pending, .active, .suspended]
}

/// Reads the section `users` of every file, and leaves the organization's users in byte order of e-mail.
func readUsers(_ parts: inout [OrganizationPart], _ organization: inout Organization) {
    let workspaceNames = NameTable(organization.workspaces.map(\.id))
    for index in parts.indices {
        guard let node = parts[index].fields[.users], let name = parts[index].fields.name(.users) else {
            continue
        }
        parts[index].reader.address = .organization(organization.id)
        organization.usersKey = organization.usersKey ?? parts[index].reader.document.span(name)
        if let platform = organization.platform, platform.organizationRoles.isEmpty {
            reportFeature(&parts[index].reader, name, "users", platform)
            continue
        }
        guard parts[index].reader.isMapping(node) else {
            organization.hasUnresolvedUsers = true
            continue
        }
        var section = UsersSection(
            reader: parts[index].reader, organization: organization.id, platform: organization.platform,
            zone: organization.zone, workspaceNames: workspaceNames, workspaces: organization.workspaces,
            hasUnresolvedWorkspaces: organization.hasUnresolvedWorkspaces)
        section.read(node)
        parts[index].reader = section.reader
        organization.users += section.users
        organization.hasUnresolvedUsers = organization.hasUnresolvedUsers || section.hasUnresolved
    }
    organization.users.sort { ($0.email, $0.span.start) < ($1.email, $1.span.start) }
    dropRepeated(&parts, &organization)
    countMembers(&organization)
}

/// Of users that are declared twice, the first stays.
private func dropRepeated(_ parts: inout [OrganizationPart], _ organization: inout Organization) {
    var kept: [User] = []
    kept.reserveCapacity(organization.users.count)
    for user in organization.users {
        guard let last = kept.last, last.email == user.email else {
            kept.append(user)
            continue
        }
        let (first, second) =
            (last.span.file, last.span.start) <= (user.span.file, user.span.start)
            ? (last, user) : (user, last)
        if first.span == user.span { kept[kept.count - 1] = user }
        guard let index = parts.firstIndex(where: { $0.reader.document.file == second.span.file }) else {
            continue
        }
        let sameFile = first.span.file == second.span.file
        parts[index].reader.take([
            Diagnostic(
                sameFile ? "source/duplicate-key" : "reference/duplicate", .error,
                "the user `\(user.email)` is declared twice", at: .span(second.span),
                address: "\(organization.address)/users/\(user.email)", help: "keep one of the two",
                notes: [.init("first declared here", at: .span(first.span))])
        ])
    }
    organization.users = kept
}

private func countMembers(_ organization: inout Organization) {
    for user in organization.users {
        for membership in user.memberships {
            organization.workspaces[Int(membership.workspace)].memberCount += 1
        }
    }
}

/// One section `users` while it is read.
private struct UsersSection {
    var reader: Reader
    let organization: String
    let platform: Platform?
    let zone: Zone
    let workspaceNames: NameTable
    let workspaces: [Workspace]
    let hasUnresolvedWorkspaces: Bool
    var users: [User] = []
    var hasUnresolved = false

    mutating func read(_ node: NodeID) {
        users.reserveCapacity(reader.document.count(node))
        for (key, value) in reader.document.pairs(node) {
            reader.address = .entry(organization, section: "users", key)
            if let user = user(key, value) { users.append(user) } else { hasUnresolved = true }
        }
    }

    private mutating func user(_ key: NodeID, _ node: NodeID) -> User? {
        let email = reader.email(key)
        guard let fields = reader.fields(node, UserKey.shape, named: key) else { return nil }
        let name = fields[.name].flatMap { reader.text($0) }
        let span = reader.document.span(key)
        let roles = declaredRoles(fields, span)
        var status: Snapshot.User.Status? = .active
        if let node = fields[.status] { status = reader.choice(node, Snapshot.User.Status.self) }
        let memberships = fields[.workspaces].map { declaredMemberships($0, user: key) } ?? []
        let extras = declaredExtras(fields)
        if status == nil || name == nil { hasUnresolved = true }
        guard let email, let roles else { return nil }
        return User(
            email: email, name: name ?? email, span: span, roles: roles, status: status ?? .suspended,
            memberships: memberships, extras: extras)
    }

    /// The roles that a user gives himself, or the default one; `nil` where any could not be resolved.
    private mutating func declaredRoles(_ fields: Fields<UserKey>, _ span: Span) -> [User.Role]? {
        if let node = fields[.roles], let name = fields.name(.roles) {
            if fields[.role] != nil {
                reader.report(
                    "schema/value", "`role` and `roles` exclude each other", at: name,
                    help: "keep one of the two")
                return nil
            }
            guard reader.isList(node) else { return nil }
            return roleList(node)
        }
        if let node = fields[.role] { return organizationRole(node).map { [$0] } }
        guard let platform else { return nil }
        if let role = platform.defaultRole { return [User.Role(id: role, span: span)] }
        if !platform.hasUnresolvedRoles {
            reader.report(
                "schema/missing-key", "the key `role` is missing", at: .span(span), help: "add `role:`")
        }
        return nil
    }

    private mutating func roleList(_ node: NodeID) -> [User.Role]? {
        var roles: [User.Role] = []
        var isComplete = true
        for item in reader.document.items(node) {
            guard let role = organizationRole(item) else {
                isComplete = false
                continue
            }
            if !roles.contains(where: { $0.id == role.id }) { roles.append(role) }
        }
        return isComplete ? roles.sorted { $0.id < $1.id } : nil
    }

    private mutating func organizationRole(_ node: NodeID) -> User.Role? {
        guard reader.isScalar(node, "a role"), let platform else { return nil }
        if let index = reader.document.withBytes(node, platform.organizationRoleNames.index) {
            return User.Role(id: RoleID(index), span: reader.document.span(node))
        }
        if !platform.hasUnresolvedRoles {
            reader.reportUnknown("role", node, platform.organizationRoles.map(\.id))
        }
        return nil
    }

    private mutating func declaredMemberships(_ node: NodeID, user: NodeID) -> [User.Membership] {
        guard reader.isMapping(node) else {
            hasUnresolved = true
            return []
        }
        if reader.document.count(node) > 0, let platform, platform.workspaceRoles.isEmpty {
            reportFeature(&reader, node, "workspaces", platform)
            return []
        }
        var memberships: [User.Membership] = []
        memberships.reserveCapacity(reader.document.count(node))
        for (key, value) in reader.document.pairs(node) {
            guard let workspace = workspace(key), let roles = workspaceRoles(value, user: user, key) else {
                hasUnresolved = true
                continue
            }
            memberships.append(
                User.Membership(workspace: workspace, span: reader.document.span(key), roles: roles))
        }
        if memberships.count > 1 { memberships.sort { $0.workspace < $1.workspace } }
        return memberships
    }

    private mutating func workspace(_ node: NodeID) -> Int32? {
        guard reader.isScalar(node, "a workspace") else { return nil }
        if let index = reader.document.withBytes(node, workspaceNames.index) { return Int32(index) }
        if !hasUnresolvedWorkspaces { reader.reportUnknown("workspace", node, workspaces.map(\.id)) }
        return nil
    }

    private mutating func workspaceRoles(_ node: NodeID, user: NodeID, _ key: NodeID) -> [User.Role]? {
        if reader.document.kind(node) != .sequence { return workspaceRole(node).map { [$0] } }
        var roles: [User.Role] = []
        for item in reader.document.items(node) {
            guard let role = workspaceRole(item) else { return nil }
            if !roles.contains(where: { $0.id == role.id }) { roles.append(role) }
        }
        if roles.isEmpty {
            let address = Address.membership(organization, user: user, key)
            reader.report(
                "schema/value", "a member of a workspace has at least one role", at: node, address: address)
            return nil
        }
        return roles.sorted { $0.id < $1.id }
    }

    private mutating func workspaceRole(_ node: NodeID) -> User.Role? {
        guard reader.isScalar(node, "a workspace role"), let platform else { return nil }
        if let index = reader.document.withBytes(node, platform.workspaceRoleNames.index) {
            return User.Role(id: RoleID(index), span: reader.document.span(node))
        }
        if !platform.hasUnresolvedRoles {
            reader.reportUnknown("workspace role", node, platform.workspaceRoles.map(\.id))
        }
        return nil
    }

    private mutating func declaredExtras(_ fields: Fields<UserKey>) -> User.Extras? {
        var replaces: Located<String>?
        if let node = fields[.replaces], let email = reader.email(node) {
            replaces = Located(email, at: reader.document.span(node))
        }
        var observed: Snapshot.User.Observed?
        if let node = fields[.observed],
            let facts = reader.fields(node, ObservedKey.shape, named: fields.name(.observed))
        {
            observed = Snapshot.User.Observed(
                lastActive: facts[.lastActive].flatMap { reader.moment($0, in: zone) },
                assignedContacts: facts[.assignedContacts].flatMap {
                    reader.integer($0, in: 0...Int(Int32.max))
                })
        }
        return replaces == nil && observed == nil ? nil : User.Extras(replaces: replaces, observed: observed)
    }
}
