import Ledger
import Reports
import Source

extension Command {
    static let explain = Command(
        name: "explain", summary: "What a person may do where, and why, or why not.",
        arguments: [Argument(name: "e-mail", summary: "The person.")],
        flags: [
            Flag("--permission", value: "permission", "Only about this permission."),
            Flag("--organization", value: "id", "Only in this organization."),
        ],
        example: "rolebook explain ada@acme.example --permission users.add --organization acme"
    ) { call throws(Exit) in
        let email = call.arguments[0].lowercased()
        let permission = try call["--permission"].map { name throws(Exit) in try call.permission(name) }
        let words = try call.lineWords()
        let snapshot = try call.declaredSnapshot()
        let everybody = snapshot.organizations.flatMap { $0.users.map(\.email) + $0.contacts.map(\.email) }
        let isThere =
            everybody.contains(email) || snapshot.person(email) != nil
            || snapshot.settings.operators.contains(email)
        _ = try call.found("person", email, isThere ? email : nil, everybody + snapshot.people.map(\.email))
        var text = "\(email)\(snapshot.name(of: email).map { "  \($0)" } ?? "")\n"
        if snapshot.settings.operators.contains(email) {
            text += "\n\(words["explain.estate"])\n  \(words["explain.operator"])\n"
        }
        for organization in try call.organizations(snapshot) {
            let standings = snapshot.standings(in: organization).filter { $0.email == email }
            if standings.isEmpty, permission == nil, call["--organization"] == nil { continue }
            text += "\n\(organization.id)  \(organization.name)\n"
            text += permission.map { words.reasons($0, standings) } ?? standings.map(words.lines).joined()
        }
        try call.print(Array(visibleLines(text).utf8))
        return 0
    }
}

extension Phrases {
    /// What one standing gives.
    fileprivate func lines(_ standing: Standing) -> String {
        var text = "  \(title(standing))\n"
        if let obstacle = standing.obstacle {
            return text + "    \(self("explain.nothing", reason(obstacle)))\n"
        }
        let grants = standing.role?.grants ?? []
        if grants.isEmpty { text += "    \(self["explain.no-permission"])\n" }
        for grant in grants {
            let held = standing.withheld.contains(grant.permission) ? "  \(self["explain.withheld"])" : ""
            text += "    \(permission(grant))\(held)\n"
        }
        return text
    }

    /// Why a permission is held, or why not.
    fileprivate func reasons(_ permission: Permission, _ standings: [Standing]) -> String {
        if standings.isEmpty { return "  \(self["explain.nobody"])\n" }
        let given = standings.compactMap { standing in
            standing.grant(of: permission).map { (standing, $0) }
        }
        if given.isEmpty { return standings.map { "  \(refusal(permission, $0))\n" }.joined() }
        return given.map { standing, grant in
            let limited = self.permission(Grant(permission, grant.scope))
            let way =
                grant.permission == permission
                ? limited : self("explain.includes", grant.permission.rawValue, limited)
            return "  \(self("explain.yes", self.way(standing, way)))\n"
        }
        .joined()
    }

    /// Why a standing does not give a permission.
    private func refusal(_ permission: Permission, _ standing: Standing) -> String {
        let wouldGive = standing.role?.grants.contains { $0.permission.closure.contains(permission) } ?? false
        if let obstacle = standing.obstacle, wouldGive {
            return self("explain.but", title(standing), reason(obstacle))
        }
        if standing.withheld.contains(permission) { return self("explain.but-option", title(standing)) }
        return self("explain.no", title(standing), permission.rawValue)
    }
}

/// Each line made safe for a terminal.
func visibleLines(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { visible(String($0)) }.joined(
        separator: "\n")
}
