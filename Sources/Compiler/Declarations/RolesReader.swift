import Ledger
import Source
import YAML

enum RoleKey: UInt8 {
    case name, summary, permissions, requires, assignable

    static let shape = Shape<RoleKey>([
        .required(.name, "name", .localized, "The name as people see it."),
        .optional(.summary, "summary", .longLocalized, "What the role is for."),
        .optional(.permissions, "permissions", .list(.permissionOfRole), "What whoever has the role may do."),
        .optional(.requires, "requires", .condition, "Where the role is there at all."),
        .optional(
            .assignable, "assignable", .boolean,
            "Whether others than the vendor may give it. Default: true."),
    ])
}

/// Reads `roles:`; lists of roles inside permissions are checked once all roles are known.
func readRoles(_ reader: inout Reader, _ node: NodeID, _ platform: inout Platform, _ locales: [String]?) {
    var section = RolesSection(reader: reader, locales: locales, platform.value.roles)
    section.read(node, &platform)
    reader = section.reader
}

/// The section `roles` while it is read.
private struct RolesSection {
    var reader: Reader
    let locales: [String]?
    /// Roles that permissions name, and the role that has the permission.
    var pending: [(node: NodeID, permission: Permission, address: Address)] = []
    private var places: [String: NodeID] = [:]
    /// Where each role stands among the platform's.
    private var positions: [String: Int]

    init(reader: Reader, locales: [String]?, _ roles: [Snapshot.Role]) {
        self.reader = reader
        self.locales = locales
        positions = Dictionary(roles.enumerated().map { ($1.id, $0) }) { first, _ in first }
    }

    mutating func read(_ node: NodeID, _ platform: inout Platform) {
        guard reader.isMapping(node) else {
            platform.hasUnresolvedRoles = true
            return
        }
        for (name, section) in reader.document.pairs(node) {
            reader.address = .platform(platform.value.id)
            guard let kind = Snapshot.Role.Kind(rawValue: reader.document.text(name)) else {
                reader.reportUnknownKey(name, Snapshot.Role.Kind.allCases.map(\.rawValue))
                platform.hasUnresolvedRoles = true
                continue
            }
            guard reader.isMapping(section) else {
                platform.hasUnresolvedRoles = true
                continue
            }
            for (name, value) in reader.document.pairs(section) {
                reader.address = .platformEntry(
                    platform.value.id, section: "roles/\(kind.rawValue)", name)
                guard let role = role(kind, name, value, platform) else {
                    platform.hasUnresolvedRoles = true
                    continue
                }
                put(role, &platform)
            }
        }
        for (item, permission, address) in pending where !isTaken(item, by: permission, platform) {
            reader.address = address
            reportUnknownRole(&reader, item, permission, platform)
        }
    }

    private func isTaken(_ node: NodeID, by permission: Permission, _ platform: Platform) -> Bool {
        guard let position = positions[reader.document.text(node)] else { return false }
        return platform.value.roles[position].kind == permission.kindOfRoles
    }

    /// A role given again takes the place of the inherited one.
    private mutating func put(_ role: Snapshot.Role, _ platform: inout Platform) {
        if let position = positions[role.id] {
            platform.value.roles[position] = role
        } else {
            positions[role.id] = platform.value.roles.count
            platform.value.roles.append(role)
        }
    }

    private mutating func role(
        _ kind: Snapshot.Role.Kind, _ name: NodeID, _ value: NodeID, _ platform: Platform
    ) -> Snapshot.Role? {
        guard let id = reader.identifier(name) else { return nil }
        let isOfAnotherKind = positions[id].map { platform.value.roles[$0].kind != kind } ?? false
        if let first = places[id] ?? (isOfAnotherKind ? name : nil) {
            reportSecondRole(&reader, name, first)
            return nil
        }
        places[id] = name
        return readRole(&reader, id, kind, name, value, locales, &pending)
    }
}

private func reportSecondRole(_ reader: inout Reader, _ name: NodeID, _ first: NodeID) {
    let id = reader.document.text(name)
    let notes: [Diagnostic.Note] =
        first == name ? [] : [.init("first declared here", at: .span(reader.document.span(first)))]
    reader.report(
        "reference/duplicate", "the role `\(id)` is declared in two kinds", at: name,
        help: "role ids are unique over a platform", notes: notes)
}

private func readRole(
    _ reader: inout Reader, _ id: String, _ kind: Snapshot.Role.Kind, _ name: NodeID, _ node: NodeID,
    _ locales: [String]?, _ pending: inout [(node: NodeID, permission: Permission, address: Address)]
) -> Snapshot.Role? {
    guard let fields = reader.fields(node, RoleKey.shape, named: name) else { return nil }
    let title = fields[.name].flatMap { reader.localized($0, estate: locales) }
    var role = Snapshot.Role(id: id, kind: kind, name: title ?? .same(id), grants: [])
    if let node = fields[.permissions], reader.isList(node) {
        for item in reader.document.items(node) {
            var named: [NodeID] = []
            guard let grant = readGrant(&reader, item, &named) else { continue }
            if !role.grants.contains(grant) { role.grants.append(grant) }
            pending += named.map { ($0, grant.permission, reader.address) }
        }
    }
    role.summary = fields[.summary].flatMap { reader.localized($0, long: true, estate: locales) }
    role.requires = fields[.requires].flatMap { readCondition(&reader, $0) }
    role.isAssignable = fields[.assignable].flatMap { reader.boolean($0) } ?? true
    return title == nil ? nil : role
}

/// A permission, or a permission with the roles that it counts for: `users.add: [member]`.
func readGrant(_ reader: inout Reader, _ node: NodeID, _ pending: inout [NodeID]) -> Grant? {
    let document = reader.document
    guard document.kind(node) == .mapping else { return reader.permission(node).map { Grant($0) } }
    guard let (name, value) = document.pairs(node).first(where: { _ in true }), document.count(node) == 1
    else {
        reader.report(
            "schema/type", "expected one permission with its roles", at: node,
            help: "begin each permission with `- `")
        return nil
    }
    guard let permission = reader.permission(name) else { return nil }
    guard permission.takesRoles else {
        reader.report(
            "schema/value", "`\(permission.rawValue)` takes no list of roles", at: name,
            help: "write it alone")
        return nil
    }
    if document.kind(value) == .scalar {
        guard reader.isScalar(value, "a list") else { return nil }
        if document.equals(value, "held") { return Grant(permission, .held) }
        reader.reportValue(value, ["held"])
        return nil
    }
    guard reader.isList(value) else { return nil }
    let items = Array(document.items(value)).filter { reader.isScalar($0, "a role") }
    pending += items
    return Grant(permission, .only(Set(items.map(document.text)).sorted { $0.precedes($1) }))
}

/// Reports a role that a permission names, and that is none of the kind that it takes.
func reportUnknownRole(
    _ reader: inout Reader, _ node: NodeID, _ permission: Permission, _ platform: Platform
) {
    guard !platform.hasUnresolvedRoles, let kind = permission.kindOfRoles else { return }
    reader.reportUnknown(kind.noun, node, platform.value.roles(kind).map(\.id))
}

extension Snapshot.Role.Kind {
    /// What somebody who looks for one of these ids calls it.
    fileprivate var noun: Message {
        switch self {
        case .organization: "role"
        case .workspace: "workspace role"
        case .portal: "level"
        case .vendor: "function"
        }
    }
}
