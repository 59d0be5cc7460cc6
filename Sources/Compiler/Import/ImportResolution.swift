import Ledger
import Source
import YAML

/// Finds for the words of another system what the platform calls so.
struct Resolution {
    private let target: ImportTarget
    private let roles: RoleNames
    private let workspaceRoles: RoleNames
    var users: [ResolvedUser] = []
    /// The workspaces met so far: id → name.
    private(set) var workspaceNames: [String: String] = [:]
    private(set) var idleGroups: Set<String> = []
    private(set) var diagnostics: [Diagnostic] = []

    init(_ target: ImportTarget) {
        self.target = target
        roles = RoleNames(target.platform.roles(.organization))
        workspaceRoles = RoleNames(target.platform.roles(.workspace))
    }

    mutating func report(
        _ rule: String, _ message: Message, at span: Span, help: Message? = nil, notes: [Diagnostic.Note] = []
    ) {
        diagnostics.append(Diagnostic(rule, .error, message, at: .span(span), help: help, notes: notes))
    }

    /// The user as the platform sees him; `nil` where his e-mail is none.
    mutating func resolve(_ user: ImportedUsers.User) -> ResolvedUser? {
        let roles = roles(of: user)
        let memberships = memberships(of: user)
        let name = user.name.map { checked($0) } ?? String(user.email.value.prefix { $0 != "@" })
        guard let email = emailAddress(user.email.value) else {
            report(
                "schema/email", "`\(quoted(user.email.value))` is not an e-mail", at: user.email.span,
                help: "write a name, `@` and a dotted domain of letters, digits and hyphens")
            return nil
        }
        return ResolvedUser(
            email: email, name: name, roles: roles, status: user.status, memberships: memberships)
    }

    private mutating func checked(_ name: Located<String>) -> String {
        let scalars = name.value.unicodeScalars
        if scalars.contains(where: { $0 == "\n" || $0 == "\r" || $0 == "\t" }) {
            report("schema/value", "a text on one line holds no tab and no line break", at: name.span)
        } else if let scalar = scalars.first(where: { ForbiddenCharacter.contains($0.value) }) {
            let (codePoint, words) = ForbiddenCharacter.described(scalar.value)
            report(
                "source/forbidden", "the character `\(codePoint)` (\(words)) is not allowed", at: name.span)
        }
        return name.value
    }

    private mutating func roles(of user: ImportedUsers.User) -> [String] {
        var found: [String] = []
        var isKnown = true
        for name in user.roles {
            if let mapped = target.mapping.roles[name.value.lowercased()] {
                found += mapped
            } else if let id = roles[name.value] {
                found.append(id)
            } else {
                isKnown = false
                reportUnknown("role", name, roles.ids, mapped: target.mapping.roleNames)
            }
        }
        for group in user.groups {
            found += target.mapping.roles[group.value.lowercased()] ?? []
        }
        if found.isEmpty, isKnown, let role = target.defaultRole { return [role] }
        if found.isEmpty, isKnown, !roles.ids.isEmpty {
            report(
                "schema/missing-key", "the key `role` is missing", at: user.email.span,
                help: "name a role in this row, or with `--role` one for all who have none")
        }
        var seen: Set<String> = []
        return found.filter { seen.insert($0).inserted }
    }

    private mutating func memberships(of user: ImportedUsers.User) -> [String: [String]] {
        var found: [String: [String]] = [:]
        func add(_ workspace: String, _ roles: [String]) {
            found[workspace, default: []] += roles.filter { found[workspace]?.contains($0) != true }
        }
        for membership in user.memberships {
            let name = membership.workspace.value
            if membership.role == nil, let mapped = target.mapping.workspaces[name.lowercased()] {
                for (workspace, roles) in mapped { add(workspace, roles) }
            } else if let id = workspace(membership.workspace), let role = role(in: membership) {
                workspaceNames[id] = workspaceNames[id] ?? name
                add(id, [role])
            }
        }
        for group in user.groups {
            let key = group.value.lowercased()
            if target.mapping.roles[key] == nil, target.mapping.workspaces[key] == nil {
                idleGroups.insert(group.value)
            }
            for (workspace, roles) in target.mapping.workspaces[key] ?? [] { add(workspace, roles) }
        }
        for id in found.keys where workspaceNames[id] == nil { workspaceNames[id] = id }
        return found
    }

    /// The id of a workspace: its name, or what is left of it in an id.
    private mutating func workspace(_ name: Located<String>) -> String? {
        let id = identifier(for: name.value)
        if let fault = identifierFault(id) {
            report("schema/identifier", "`\(quoted(name.value))` is not an id: \(fault)", at: name.span)
            return nil
        }
        return id
    }

    private mutating func role(in membership: ImportedUsers.Membership) -> String? {
        guard let role = membership.role else {
            if workspaceRoles.ids.count == 1 { return workspaceRoles.ids[0] }
            let name = quoted(membership.workspace.value)
            let meant = nearest(to: membership.workspace.value, in: target.mapping.workspaceNames)
            report(
                "schema/missing-key", "the membership in `\(name)` has no role",
                at: membership.workspace.span,
                help: meant.map { "did you mean `\($0)`?" }
                    ?? "write `\(name):` and one of \(named(workspaceRoles.ids))")
            return nil
        }
        if let id = workspaceRoles[role.value] { return id }
        reportUnknown("workspace role", role, workspaceRoles.ids)
        return nil
    }

    private mutating func reportUnknown(
        _ what: Message, _ name: Located<String>, _ known: [String], mapped: [String] = []
    ) {
        let help: Message? =
            if let suggestion = nearest(to: identifier(for: name.value), in: known)
                ?? nearest(to: name.value, in: mapped)
            {
                "did you mean `\(suggestion)`?"
            } else {
                known.isEmpty ? nil : "declared: \(named(known))"
            }
        report("reference/unknown", "unknown \(what) `\(quoted(name.value))`", at: name.span, help: help)
    }
}

/// Roles by id, and by their names in every language, without case.
private struct RoleNames {
    let ids: [String]
    private var byName: [String: String] = [:]

    init(_ roles: [Snapshot.Role]) {
        ids = roles.map(\.id)
        for role in roles {
            for locale in knownLocales { byName[role.name.text(locale).lowercased()] = role.id }
        }
        for id in ids { byName[id] = id }
    }

    subscript(name: String) -> String? {
        byName[name] ?? byName[name.lowercased()] ?? byName[identifier(for: name)]
    }
}
