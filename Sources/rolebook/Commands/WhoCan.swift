import Ledger
import Reports
import Source

extension Command {
    static let whoCan = Command(
        name: "who-can", summary: "Who may do something, and by which role.",
        arguments: [
            Argument(
                name: "permission",
                summary: "A permission, as users.add; `rolebook rules permissions` lists them.")
        ],
        flags: [
            Flag("--organization", value: "id", "Only in this organization."),
            Flag("--format", value: "format", "How the answer is printed.", values: ["text", "json"]),
        ],
        example: "rolebook who-can users.add --organization acme", unmadeJSON: { _ in .list }
    ) { call throws(Exit) in
        let permission = try call.permission(call.arguments[0])
        let words = try call.lineWords()
        let snapshot = try call.declaredSnapshot()
        var rows: [(organization: String, standing: Standing, grant: Grant)] = []
        for organization in try call.organizations(snapshot) {
            for standing in snapshot.standings(in: organization) {
                if let grant = standing.grant(of: permission) {
                    rows.append((organization.id, standing, grant))
                }
            }
        }
        if call["--format"] == "json" {
            try call.print(whoCanJSON(rows))
        } else if rows.isEmpty {
            try call.print(Array("\(words("who-can.nobody", permission.rawValue))\n".utf8))
        } else {
            try call.print(Array(rows.map { line($0, words) }.joined().utf8))
        }
        return 0
    }
}

private func line(
    _ row: (organization: String, standing: Standing, grant: Grant), _ words: Phrases
) -> String {
    let place = row.standing.workspace.map { "\(row.organization)/\($0)" } ?? row.organization
    let by = row.standing.role.map { words("who-can.by", $0.id) } ?? ""
    let through = words.permission(row.grant)
    return visible("\(place)  \(row.standing.email)  \(row.standing.name)  \(by) → \(through)") + "\n"
}

private func whoCanJSON(_ rows: [(organization: String, standing: Standing, grant: Grant)]) -> [UInt8] {
    var writer = JSONWriter(capacity: rows.count * 200)
    writer.beginArray()
    for row in rows {
        writer.element()
        writer.beginObject()
        writer.member("organization", row.organization)
        writer.member("person", row.standing.email)
        writer.member("name", row.standing.name)
        writer.member("kind", row.standing.kind.rawValue)
        writer.member("role", row.standing.role?.id)
        writer.member("workspace", row.standing.workspace)
        writer.key("permission")
        writer.value(row.grant.json)
        writer.endObject()
    }
    writer.endArray()
    writer.newline()
    return logSafe(writer.bytes)
}

extension JSONWriter {
    /// A member with a text, `null` where there is none.
    mutating func member(_ name: StaticString, _ text: String?) {
        key(name)
        textOrNull(text)
    }
}
