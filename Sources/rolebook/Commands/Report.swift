import Ledger
import Source

extension Command {
    static let report = Command(
        name: "report", summary: "Who has what: one row for each person, organization and role.",
        flags: [
            Flag("--format", value: "format", "How rows are printed.", values: ["csv", "json"]),
            Flag("--organization", value: "id", "Only this organization."),
        ],
        example: "rolebook report --format csv > access.csv", unmadeJSON: { _ in .list }
    ) { call throws(Exit) in
        guard let stored = try call.readState() else {
            throw Exit(66, "there is no state in '\(visible(call.outFolder))'")
        }
        var rows: [[Cell]] = []
        for organization in try call.organizations(stored.snapshot) {
            for standing in stored.snapshot.standings(in: organization) where standing.kind != .parentContact
            {
                rows.append(row(standing, organization))
            }
        }
        try call.print(call["--format"] == "json" ? json(rows) : csv(rows))
        return 0
    }
}

private let columns: [StaticString] = [
    "organization", "platform", "person", "name", "kind", "status", "access", "permissions", "since", "ends",
    "added_by",
    "approved_by", "file",
]

private enum Cell {
    case text(String?)
    case list([String])
}

private func row(_ standing: Standing, _ organization: Snapshot.Organization) -> [Cell] {
    let access: String =
        switch (standing.kind, standing.role, standing.workspace) {
        case (.support, _, _): "support access"
        case (.supportUser, _, _): "support user"
        case (.contact, let role?, _): "level \(role.id)"
        case (_, let role?, let workspace?): "workspace \(workspace) \(role.id)"
        case (_, let role?, nil): "role \(role.id)"
        case (_, nil, _): ""
        }
    let kind = standing.kind == .support ? "support-user" : standing.kind.rawValue
    return [
        .text(organization.id), .text(organization.platform), .text(standing.email), .text(standing.name),
        .text(kind),
        .text(status(standing)), .text(access),
        .list(standing.role?.grants.map { $0.permission.rawValue + $0.scope.words } ?? []),
        .text(standing.since?.rfc3339), .text(standing.ends?.rfc3339), .text(standing.addedBy),
        .list(standing.approvedBy), .text(standing.file),
    ]
}

private func status(_ standing: Standing) -> String {
    switch standing.obstacle {
    case nil: standing.timing == .scheduled ? "scheduled" : "active"
    case .organizationInactive?: "inactive"
    case .pending?: "pending"
    case .suspended?: "suspended"
    case .ended?: "ended"
    case .portalOff?, .gateClosed?: "off"
    }
}

private func json(_ rows: [[Cell]]) -> [UInt8] {
    var writer = JSONWriter(capacity: rows.count * 400)
    writer.beginArray()
    for row in rows {
        writer.element()
        writer.newline()
        writer.beginObject()
        for (column, cell) in zip(columns, row) {
            writer.key(column)
            switch cell {
            case .text(let text): writer.textOrNull(text)
            case .list(let texts): writer.value(.array(texts.map { .string($0) }))
            }
        }
        writer.endObject()
    }
    writer.raw(rows.isEmpty ? "]\n" : "\n]\n")
    return logSafe(writer.bytes)
}

private func csv(_ rows: [[Cell]]) -> [UInt8] {
    csv(
        header: columns.map(\.description),
        rows.map { row in
            row.map { cell in
                switch cell {
                case .text(let text): text ?? ""
                case .list(let texts): texts.joined(separator: "; ")
                }
            }
        })
}
