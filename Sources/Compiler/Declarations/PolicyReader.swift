import Ledger
import Source
import YAML

enum PolicyKey: UInt8 {
    case administrators, defaultRole, rolesPerUser, email, invitations, neverOnSelf, workspacesAtInvite,
        maximumDepth
    case parentContacts, massRemoval, separationOfDuties, roleLimits, approvals, supportUsers, supportAccess

    static let shape = Shape<PolicyKey>([
        .optional(
            .administrators, "administrators", AdministratorsKey.shape.form,
            "The role that keeps an organization running."),
        .optional(.defaultRole, "default_role", .identifier, "The role of a user who declares none."),
        .optional(
            .rolesPerUser, "roles_per_user", .choice(Snapshot.Policy.Count.self),
            "How many organization roles a user may have. Default: one."),
        .optional(
            .email, "email", .choice(Snapshot.Policy.Email.self),
            "Whether a user keeps his e-mail for good. Default: fixed."),
        .optional(
            .invitations, "invitations", .choice(Snapshot.Policy.Invitations.self),
            "Whether a new user has to start as pending. Default: none."),
        .optional(
            .neverOnSelf, "never_on_self", .list(.kindOfChange),
            "Kinds of change that nobody makes to himself."),
        .optional(
            .workspacesAtInvite, "workspaces_at_invite", .integer(from: 0),
            "With how many workspaces a user may arrive."),
        .optional(
            .maximumDepth, "maximum_depth", .integer(from: 1),
            "How many organizations a chain of parents may have. Default: 2."),
        .optional(
            .parentContacts, "parent_contacts", .list(.permission),
            "What contacts of a parent hold in its sub-organizations too."),
        .optional(
            .massRemoval, "mass_removal", .percent,
            "The share of users that one change may remove. Default: 25 %."),
        .optional(
            .separationOfDuties, "separation_of_duties", .list(SeparationKey.shape.form),
            "Roles that nobody holds together."),
        .optional(
            .roleLimits, "role_limits", .map(keys: .identifier, values: .integer(from: 0)),
            "How many holders a role may have."),
        .optional(
            .approvals, "approvals", .list(ApprovalKey.shape.form),
            "Changes that need more than one person."),
        .optional(
            .supportUsers, "support_users", SupportUsersKey.shape.form,
            "What holds of support users; without it there are none."),
        .optional(
            .supportAccess, "support_access", SupportAccessPolicyKey.shape.form,
            "What holds of consent to look in; without it there is none."),
    ])
}

enum AdministratorsKey: UInt8 {
    case role, minimum, recommended

    static let shape = Shape<AdministratorsKey>([
        .required(.role, "role", .identifier, "An organization role."),
        .optional(
            .minimum, "minimum", .integer(from: 1),
            "How many active holders there have to be. Default: 1."),
        .optional(
            .recommended, "recommended", .integer(from: 1),
            "How many there should be. Default: the minimum."),
    ])
}

enum SeparationKey: UInt8 {
    case roles, reason

    static let shape = Shape<SeparationKey>([
        .required(.roles, "roles", .someOf(.identifier), "At least two roles."),
        .optional(.reason, "reason", .localized, "Why nobody should hold them together."),
    ])
}

extension Snapshot.Policy.Count: CaseIterable { package static let allCases: [Self] = [.one, .many] }
extension Snapshot.Policy.Email: CaseIterable { package static let allCases: [Self] = [.fixed, .editable] }
extension Snapshot.Policy.Invitations: CaseIterable {
    package static let allCases: [Self] = [.required, .none]
}

private let positive = 1...Int(Int32.max)

/// Reads `policy:`; each key given replaces the inherited one. What cannot be read asks nothing.
func readPolicy(_ reader: inout Reader, _ node: NodeID, _ platform: inout Platform, _ locales: [String]?) {
    reader.address = .platform(platform.value.id)
    let before = reader.diagnostics.count
    defer { platform.hasUnresolvedPolicy = platform.hasUnresolvedPolicy || reader.hasErrors(since: before) }
    guard let fields = reader.fields(node, PolicyKey.shape, named: nil) else { return }
    let roles = platform
    var policy = platform.value.policy
    readUserPolicy(&reader, fields, &policy)
    if let node = fields[.administrators] {
        policy.administrators = readAdministrators(&reader, node, fields.name(.administrators), roles)
    }
    if let node = fields[.defaultRole] {
        policy.defaultRole = roleID(&reader, node, roles, [.organization])
        platform.hasUnresolvedRoles = platform.hasUnresolvedRoles || policy.defaultRole == nil
    }
    if let node = fields[.parentContacts] {
        policy.parentContacts = reader.list(node) { $0.permission($1) } ?? []
    }
    if let node = fields[.separationOfDuties] {
        policy.separationOfDuties = reader.list(node) { readSeparation(&$0, $1, roles, locales) } ?? []
    }
    if let node = fields[.roleLimits] { policy.roleLimits = readRoleLimits(&reader, node, roles) }
    if let node = fields[.approvals] {
        policy.approvals = reader.list(node) { readApproval(&$0, $1, roles) } ?? []
    }
    if let node = fields[.supportUsers] {
        policy.supportUsers = readSupportUsers(&reader, node, fields.name(.supportUsers), roles)
    }
    if let node = fields[.supportAccess] {
        policy.supportAccess = readSupportAccess(&reader, node, fields.name(.supportAccess))
    }
    platform.value.policy = policy
}

/// What holds of users whatever their role is.
private func readUserPolicy(
    _ reader: inout Reader, _ fields: Fields<PolicyKey>, _ policy: inout Snapshot.Policy
) {
    if let node = fields[.rolesPerUser] {
        policy.rolesPerUser = reader.choice(node, Snapshot.Policy.Count.self) ?? .many
    }
    if let node = fields[.email] {
        policy.email = reader.choice(node, Snapshot.Policy.Email.self) ?? policy.email
    }
    if let node = fields[.invitations] {
        policy.invitations = reader.choice(node, Snapshot.Policy.Invitations.self) ?? policy.invitations
    }
    if let node = fields[.neverOnSelf] {
        policy.neverOnSelf = reader.list(node) { changeKind(&$0, $1) } ?? []
    }
    if let node = fields[.workspacesAtInvite] {
        policy.workspacesAtInvite = reader.integer(node, in: 0...Int(Int32.max))
    }
    if let node = fields[.maximumDepth] {
        policy.maximumDepth = reader.integer(node, in: positive) ?? .max
    }
    if let node = fields[.massRemoval] { policy.massRemoval = percent(&reader, node) ?? policy.massRemoval }
}

/// The id of a role of certain kinds; an unknown one is reported.
func roleID(
    _ reader: inout Reader, _ node: NodeID, _ platform: Platform,
    _ kinds: Set<Snapshot.Role.Kind> = Set(Snapshot.Role.Kind.allCases)
) -> String? {
    guard reader.isScalar(node, "a role") else { return nil }
    let id = reader.document.text(node)
    if let role = platform.value.role(id), kinds.contains(role.kind) { return id }
    if !platform.hasUnresolvedRoles {
        reader.reportUnknown("role", node, platform.value.roles.filter { kinds.contains($0.kind) }.map(\.id))
    }
    return nil
}

/// A kind of change, by its name.
func changeKind(_ reader: inout Reader, _ node: NodeID) -> String? {
    guard reader.isScalar(node, "a kind of change") else { return nil }
    let text = reader.document.text(node)
    if Change.Kind(rawValue: text) != nil { return text }
    reader.reportValue(node, Change.Kind.allCases.map(\.rawValue))
    return nil
}

private func readAdministrators(
    _ reader: inout Reader, _ node: NodeID, _ name: NodeID?, _ platform: Platform
) -> Snapshot.Policy.Administrators? {
    guard let fields = reader.fields(node, AdministratorsKey.shape, named: name),
        let roleNode = fields[.role],
        let role = roleID(&reader, roleNode, platform, [.organization])
    else { return nil }
    let minimum = fields[.minimum].map { reader.integer($0, in: positive) } ?? 1
    let recommended = fields[.recommended].map { reader.integer($0, in: positive) } ?? minimum
    guard let minimum, let recommended else { return nil }
    return .init(role: role, minimum: minimum, recommended: recommended)
}

private func readSeparation(
    _ reader: inout Reader, _ node: NodeID, _ platform: Platform, _ locales: [String]?
) -> Snapshot.Policy.Separation? {
    guard let fields = reader.fields(node, SeparationKey.shape, named: node), let rolesNode = fields[.roles],
        let roles = reader.list(rolesNode, { roleID(&$0, $1, platform) })
    else { return nil }
    let reason = fields[.reason].flatMap { reader.localized($0, estate: locales) }
    guard roles.count == reader.document.count(rolesNode) else { return nil }
    guard Set(roles).count > 1 else {
        reader.report("schema/value", "a combination has at least two roles", at: rolesNode)
        return nil
    }
    return .init(roles: Set(roles).sorted { $0.precedes($1) }, reason: reason)
}

private func readRoleLimits(_ reader: inout Reader, _ node: NodeID, _ platform: Platform) -> [String:
    Int]
{
    guard reader.isMapping(node) else { return [:] }
    var limits: [String: Int] = [:]
    for (name, value) in reader.document.pairs(node) {
        guard let role = roleID(&reader, name, platform),
            let limit = reader.integer(value, in: 0...Int(Int32.max))
        else {
            continue
        }
        limits[role] = limit
    }
    return limits
}

/// As `25 %`, from 0 to 100.
private func percent(_ reader: inout Reader, _ node: NodeID) -> Int? {
    guard reader.isScalar(node, "a percentage") else { return nil }
    let text = reader.document.text(node)
    var digits = text[...]
    if digits.hasSuffix("%") { digits = digits.dropLast() }
    if digits.hasSuffix(" ") { digits = digits.dropLast() }
    let isDecimal = !digits.isEmpty && digits.utf8.allSatisfy { $0 >= 48 && $0 <= 57 }
    if isDecimal, text.hasSuffix("%"), let value = Int(digits), value <= 100 { return value }
    reader.report("schema/value", "`\(quoted(text))` is not a percentage", at: node, help: "write `25 %`")
    return nil
}
