import Ledger
import Source
import YAML

/// Reads `remove:`, and takes the inherited entries that it names out of the platform; returns where they are named.
func readRemovals(_ reader: inout Reader, _ node: NodeID, _ platform: inout Platform) -> [NodeID] {
    guard reader.isList(node) else { return [] }
    var removed: [NodeID] = []
    for item in reader.document.items(node) {
        guard reader.isScalar(item, "an inherited entry, as `roles.portal.basic`") else { continue }
        let path = reader.document.text(item)
        let roles = platform.value.roles.map { "roles.\($0.kind.rawValue).\($0.id)" }
        let options = platform.value.options.map { "options.\($0.id)" }
        if let index = roles.firstIndex(of: path) {
            platform.value.roles.remove(at: index)
            removed.append(item)
        } else if let index = options.firstIndex(of: path) {
            platform.value.options.remove(at: index)
            removed.append(item)
        } else if !platform.hasUnresolvedRoles {
            reader.reportUnknown("inherited entry", item, roles + options)
        }
    }
    return removed
}

/// Reports entries of `remove:` that the finished platform still refers to.
func checkRemovals(_ reader: inout Reader, _ removed: [NodeID], _ platform: Snapshot.Platform) {
    for item in removed {
        let path = reader.document.text(item)
        let user: String?
        if path.hasPrefix("options.") {
            let id = String(path.dropFirst("options.".count))
            user = platform.option(named: id) ? nil : platform.optionUsers.first { $0.option == id }?.user
        } else {
            let id = path.split(separator: ".").last.map(String.init) ?? path
            user = platform.role(id) != nil ? nil : platform.roleUsers.first { $0.role == id }?.user
        }
        guard let user else { continue }
        reader.report(
            "reference/unknown", "`\(path)` is removed, but `\(user)` refers to it", at: item,
            help: "keep it, or give `\(user)` anew")
    }
}

extension Snapshot.Platform {
    fileprivate func option(named id: String) -> Bool { options.contains { $0.id == id } }

    /// The ids of roles that something of the platform refers to.
    fileprivate var roleUsers: [(role: String, user: String)] {
        var users: [(role: String, user: String)] = []
        func add(_ roles: [String]?, _ user: String) { users += (roles ?? []).map { ($0, user) } }
        add(policy.administrators.map { [$0.role] }, "policy.administrators")
        add(policy.defaultRole.map { [$0] }, "policy.default_role")
        add(policy.roleLimits.keys.sorted { $0.precedes($1) }, "policy.role_limits")
        add(policy.separationOfDuties.flatMap(\.roles), "policy.separation_of_duties")
        add(policy.approvals.flatMap { $0.roles ?? [] }, "policy.approvals")
        add(policy.approvals.flatMap(\.groups).flatMap { $0.from ?? [] }, "policy.approvals")
        add(policy.supportUsers?.initial, "policy.support_users")
        add(policy.supportUsers?.workspaceRole.map { [$0] }, "policy.support_users")
        for role in roles {
            for grant in role.grants {
                if case .only(let ids) = grant.scope { add(ids, "roles.\(role.kind.rawValue).\(role.id)") }
            }
        }
        return users
    }

    /// The ids of options that a condition of the platform names.
    fileprivate var optionUsers: [(option: String, user: String)] {
        var users: [(option: String, user: String)] = []
        func add(_ condition: Snapshot.Condition?, _ user: String) {
            users += (condition?.facts ?? []).map { ($0.name, user) }
        }
        for role in roles { add(role.requires, "roles.\(role.kind.rawValue).\(role.id)") }
        for option in options {
            add(option.requires, "options.\(option.id)")
            add(option.locked?.when, "options.\(option.id)")
            for circumstance in option.noEffect {
                switch circumstance {
                case .when(let condition), .unless(let condition): add(condition, "options.\(option.id)")
                case .both(let when, let unless):
                    add(when, "options.\(option.id)")
                    add(unless, "options.\(option.id)")
                }
            }
        }
        return users
    }
}
