import Ledger
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
        let snapshot = try call.declaredSnapshot()
        let everybody = snapshot.organizations.flatMap { $0.users.map(\.email) + $0.contacts.map(\.email) }
        let isThere =
            everybody.contains(email) || snapshot.person(email) != nil
            || snapshot.settings.operators.contains(email)
        _ = try call.found("person", email, isThere ? email : nil, everybody + snapshot.people.map(\.email))
        var text = "\(email)\(snapshot.name(of: email).map { "  \($0)" } ?? "")\n"
        if snapshot.settings.operators.contains(email) {
            text += "\nestate\n  operator → may change platforms, people and settings\n"
        }
        for organization in try call.organizations(snapshot) {
            let standings = snapshot.standings(in: organization).filter { $0.email == email }
            if standings.isEmpty, permission == nil, call["--organization"] == nil { continue }
            text += "\n\(organization.id)  \(organization.name)\n"
            text += permission.map { reasons($0, standings) } ?? standings.map(lines).joined()
        }
        try call.print(Array(visibleLines(text).utf8))
        return 0
    }
}

/// What one standing gives.
private func lines(_ standing: Standing) -> String {
    var text = "  \(title(standing))\n"
    if let obstacle = standing.obstacle { return text + "    gives nothing: \(obstacle.rawValue)\n" }
    let grants = standing.role?.grants ?? []
    if grants.isEmpty { text += "    gives no permission\n" }
    for grant in grants {
        let held = standing.withheld.contains(grant.permission) ? "  withheld by an option" : ""
        text += "    \(grant.permission.rawValue)\(grant.scope.words)\(held)\n"
    }
    return text
}

/// Why a permission is held, or why not.
private func reasons(_ permission: Permission, _ standings: [Standing]) -> String {
    if standings.isEmpty { return "  no: is nobody here\n" }
    let given = standings.compactMap { standing in standing.grant(of: permission).map { (standing, $0) } }
    if !given.isEmpty {
        return given.map { standing, grant in
            let way = grant.permission == permission ? "" : "\(grant.permission.rawValue) includes "
            return "  yes: \(title(standing)) → \(way)\(permission.rawValue)\(grant.scope.words)\n"
        }
        .joined()
    }
    return standings.map { standing in
        let wouldGive = standing.role?.grants.contains { $0.permission.closure.contains(permission) } ?? false
        if let obstacle = standing.obstacle, wouldGive {
            return "  no: \(title(standing)) would give it, but \(obstacle.rawValue)\n"
        }
        if standing.withheld.contains(permission) {
            return "  no: \(title(standing)) would give it, but an option withholds it\n"
        }
        return "  no: \(title(standing)) does not give \(permission.rawValue)\n"
    }
    .joined()
}

private func title(_ standing: Standing) -> String {
    let role = standing.role.map { " \($0.id)" } ?? ""
    let place = standing.workspace.map { " in workspace \($0)" } ?? ""
    return "\(standing.kind.rawValue)\(role)\(place)"
}

/// Each line made safe for a terminal.
func visibleLines(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { visible(String($0)) }.joined(
        separator: "\n")
}
