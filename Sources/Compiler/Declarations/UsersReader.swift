import Ledger
import Source
import YAML

enum UserKey: UInt8 {
    case name, role, roles, status, workspaces, replaces, observed

    static let shape = Shape<UserKey>([
        .required(.name, "name", .text, "The name as people see it."),
        .optional(.role, "role", .identifier, "The role in the organization. Default: the platform's."),
        .optional(
            .roles, "roles", .excluding("role", .list(.identifier)),
            "Several roles, where the platform allows them; in place of role."),
        .optional(
            .status, "status", .choice(Snapshot.User.Status.self),
            "An open invitation (pending), active, or suspended. Default: active."),
        .optional(
            .workspaces, "workspaces",
            .map(keys: .identifier, values: .either([.identifier, .someOf(.identifier)])),
            "The role or roles in each workspace."),
        .optional(.replaces, "replaces", .email, "The e-mail that this person had before."),
        .optional(
            .observed, "observed", ObservedKey.shape.form,
            "Facts from the running platform: shown, never a change."),
    ])
}

enum ObservedKey: UInt8 {
    case lastActive, assignedContacts

    static let shape = Shape<ObservedKey>([
        .optional(.lastActive, "last_active", .moment, "When the user was last seen."),
        .optional(
            .assignedContacts, "assigned_contacts", .integer(from: 0),
            "How many contacts are assigned to the user."),
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
        if let platform = organization.platform, platform.has(no: .organization) {
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
            hasUnresolvedWorkspaces: organization.hasUnresolvedWorkspaces,
            memberships: organization.memberships)
        section.read(node)
        organization.memberships = section.memberships
        parts[index].reader = section.reader
        organization.users += section.users
        organization.hasUnresolvedUsers = organization.hasUnresolvedUsers || section.hasUnresolved
    }
    organization.users = inOrder(organization.users)
    dropRepeated(&parts, &organization)
    countMembers(&organization)
}

/// Of users that are declared twice, the first stays. Only these few are looked at.
private func dropRepeated(_ parts: inout [OrganizationPart], _ organization: inout Organization) {
    let users = organization.users
    let repeated = Set(users.indices.dropFirst().filter { users[$0].email == users[$0 - 1].email })
    if repeated.isEmpty { return }
    var places = FirstPlaces()
    for index in users.indices where repeated.contains(index) || repeated.contains(index + 1) {
        let span = users[index].span
        guard let (rule, first) = places.note(users[index].email, at: span),
            let part = parts.firstIndex(where: { $0.reader.document.file == span.file })
        else { continue }
        parts[part].reader.take([
            Diagnostic(
                rule, .error, "the user `\(users[index].email)` is declared twice", at: .span(span),
                address: "\(organization.address)/users/\(users[index].email)", help: "keep one of the two",
                notes: [.init("first declared here", at: .span(first))])
        ])
    }
    organization.users = users.indices.filter { !repeated.contains($0) }.map { users[$0] }
}

private func countMembers(_ organization: inout Organization) {
    for user in organization.users {
        for membership in organization.memberships(of: user) {
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
    var memberships: [User.Membership]
    var users: [User] = []
    /// There is a user whom nobody knows by his e-mail.
    var hasUnresolved = false

    mutating func read(_ node: NodeID) {
        users.reserveCapacity(reader.document.count(node))
        for (key, value) in reader.document.pairs(node) {
            reader.address = .entry(organization, section: "users", key)
            if let user = user(key, value) { users.append(user) } else { hasUnresolved = true }
        }
    }

    /// A user with what could be read of him; `nil` where nobody knows who it is.
    private mutating func user(_ key: NodeID, _ node: NodeID) -> User? {
        let email = reader.email(key)
        let span = reader.document.span(key)
        var user = User(
            email: email ?? "", name: email ?? "", span: span, hasUnresolvedWorkspaces: true,
            firstMembership: Int32(memberships.count), membershipCount: 0)
        if let fields = reader.fields(node, UserKey.shape, named: key) {
            user.name = fields[.name].flatMap { reader.text($0) } ?? user.name
            let roles = declaredRoles(fields, span)
            user.roles = fields.isMeant(.role) || fields.isMeant(.roles) ? nil : roles
            user.status = status(fields)
            user.hasUnresolvedWorkspaces = !readMemberships(fields, user: key)
            user.membershipCount = Int32(memberships.count) - user.firstMembership
            user.extras = declaredExtras(fields)
        }
        return email == nil ? nil : user
    }

    private mutating func status(_ fields: Fields<UserKey>) -> Snapshot.User.Status? {
        if let node = fields[.status] { return reader.choice(node, Snapshot.User.Status.self) }
        return fields.isMeant(.status) ? nil : .active
    }

    /// The roles that a user gives himself, or the default one; `nil` where any could not be resolved.
    private mutating func declaredRoles(_ fields: Fields<UserKey>, _ span: Span) -> RoleList? {
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
        if let node = fields[.role] { return organizationRole(node).map { RoleList($0) } }
        guard let platform else { return nil }
        if let role = platform.defaultRole { return RoleList(User.Role(id: role, span: span)) }
        if !platform.hasUnresolvedRoles, fields.isMissing(.role), fields.isMissing(.roles) {
            reader.reportMissing("role", at: .span(span))
        }
        return nil
    }

    private mutating func roleList(_ node: NodeID) -> RoleList? {
        var roles: [User.Role] = []
        var isComplete = true
        for item in reader.document.items(node) {
            guard let role = organizationRole(item) else {
                isComplete = false
                continue
            }
            if !roles.contains(where: { $0.id == role.id }) { roles.append(role) }
        }
        return isComplete ? RoleList(roles) : nil
    }

    private mutating func organizationRole(_ node: NodeID) -> User.Role? {
        guard reader.isScalar(node, "a role"), let platform else { return nil }
        if let index = platform.organizationRoleNames.index(of: reader.document.bytes(node)) {
            return User.Role(id: RoleID(index), span: reader.document.span(node))
        }
        if !platform.hasUnresolvedRoles {
            reader.reportUnknown("role", node, platform.organizationRoles.map(\.id))
        }
        return nil
    }

    /// Adds the memberships of a user to those of the section; returns whether all of them could be read.
    private mutating func readMemberships(_ fields: Fields<UserKey>, user: NodeID) -> Bool {
        var isWhole = reader.document.isWhole && !fields.isMeant(.workspaces)
        guard let node = fields[.workspaces], let name = fields.name(.workspaces) else { return isWhole }
        guard reader.isMapping(node) else { return false }
        if reader.document.count(node) > 0, let platform, platform.has(no: .workspace) {
            reportFeature(&reader, name, "workspaces", platform)
            return false
        }
        let first = memberships.count
        var isOrdered = true
        for (key, value) in reader.document.pairs(node) {
            guard let workspace = workspace(key), let roles = workspaceRoles(value, user: user, key) else {
                isWhole = false
                continue
            }
            if memberships.count > first, let last = memberships.last {
                isOrdered = isOrdered && last.workspace < workspace
            }
            memberships.append(
                User.Membership(workspace: workspace, span: reader.document.span(key), roles: roles))
        }
        if !isOrdered { memberships[first...].sort { $0.workspace < $1.workspace } }
        return isWhole
    }

    private mutating func workspace(_ node: NodeID) -> Int32? {
        guard reader.isScalar(node, "a workspace") else { return nil }
        if let index = workspaceNames.index(of: reader.document.bytes(node)) { return Int32(index) }
        if !hasUnresolvedWorkspaces { reader.reportUnknown("workspace", node, workspaces.map(\.id)) }
        return nil
    }

    private mutating func workspaceRoles(_ node: NodeID, user: NodeID, _ key: NodeID) -> RoleList? {
        let around = reader.address
        reader.address = .membership(organization, user: user, key)
        defer { reader.address = around }
        if reader.document.kind(node) != .sequence { return workspaceRole(node).map { RoleList($0) } }
        var roles: [User.Role] = []
        for item in reader.document.items(node) {
            guard let role = workspaceRole(item) else { return nil }
            if !roles.contains(where: { $0.id == role.id }) { roles.append(role) }
        }
        if roles.isEmpty {
            reader.report("schema/value", "a member of a workspace has at least one role", at: node)
            return nil
        }
        return RoleList(roles)
    }

    private mutating func workspaceRole(_ node: NodeID) -> User.Role? {
        guard reader.isScalar(node, "a workspace role"), let platform else { return nil }
        if let index = platform.workspaceRoleNames.index(of: reader.document.bytes(node)) {
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
