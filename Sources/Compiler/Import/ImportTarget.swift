import Ledger
import Source
import YAML

/// The organization that imported users become.
package struct ImportTarget: Sendable {
    package var name: String
    package var platform: Snapshot.Platform
    /// The role of those for whom none is named; `nil` for the platform's own default.
    package var defaultRole: String?
    package var mapping = ImportMapping()

    package init(name: String, platform: Snapshot.Platform, defaultRole: String?, mapping: ImportMapping) {
        self.name = name
        self.platform = platform
        self.defaultRole = defaultRole ?? platform.policy.defaultRole
        self.mapping = mapping
    }
}

/// What came of an import.
package struct ImportedOrganization: Sendable {
    /// The YAML of the organization.
    package internal(set) var text = ""
    package internal(set) var diagnostics: [Diagnostic] = []
    package internal(set) var userCount = 0
    /// Groups that the mapping does not name, in byte order.
    package internal(set) var idleGroups: [String] = []
}

/// A user in the words of the platform.
struct ResolvedUser {
    let email: String
    let name: String
    let roles: [String]
    let status: Snapshot.User.Status
    /// By workspace.
    let memberships: [String: [String]]
}

extension ImportedUsers {
    /// The organization in YAML, its users in byte order of e-mail; what does not fit the platform is found.
    package func organization(_ target: ImportTarget) -> ImportedOrganization {
        var resolution = Resolution(target)
        var first: [String: Span] = [:]
        for user in users {
            guard let resolved = resolution.resolve(user) else { continue }
            if let span = first[resolved.email] {
                resolution.report(
                    "source/duplicate-key", "the user `\(resolved.email)` is declared twice",
                    at: user.email.span,
                    help: "keep one of the two", notes: [.init("first declared here", at: .span(span))])
            } else {
                first[resolved.email] = user.email.span
                resolution.users.append(resolved)
            }
        }
        var organization = ImportedOrganization()
        organization.diagnostics = diagnostics + resolution.diagnostics
        organization.userCount = resolution.users.count
        organization.idleGroups = resolution.idleGroups.sorted { $0.precedes($1) }
        organization.text = yaml(
            target, resolution.users.sorted { $0.email.precedes($1.email) }, resolution.workspaceNames)
        return organization
    }

    private func yaml(
        _ target: ImportTarget, _ users: [ResolvedUser], _ workspaces: [String: String]
    ) -> String {
        var text = "organization:\n  name: \(yamlText(target.name))\n  platform: \(target.platform.id)\n"
        if isInactive { text += "  status: inactive\n" }
        if !workspaces.isEmpty {
            text += "\nworkspaces:\n"
            for (id, name) in workspaces.sorted(by: { $0.key.precedes($1.key) }) {
                text += "  \(id): {name: \(yamlText(name))}\n"
            }
        }
        text += users.isEmpty ? "\nusers: {}\n" : "\nusers:\n"
        return text + users.map(\.yaml).joined()
    }
}

extension ResolvedUser {
    fileprivate var yaml: String {
        var text = "  \(yamlText(email)):\n    name: \(yamlText(name))\n"
        text +=
            roles.count == 1 ? "    role: \(roles[0])\n" : "    roles: [\(roles.joined(separator: ", "))]\n"
        if status != .active { text += "    status: \(status.rawValue)\n" }
        if !memberships.isEmpty {
            let entries = memberships.sorted { $0.key.precedes($1.key) }.map { workspace, roles in
                "\(workspace): \(roles.count == 1 ? roles[0] : "[\(roles.joined(separator: ", "))]")"
            }
            text += "    workspaces: {\(entries.joined(separator: ", "))}\n"
        }
        return text
    }
}
