import Compiler
import Ledger
import Reports
import Source

extension Command {
    static let show = Command(
        name: "show", summary: "Print a platform, an organization, or an option as it is in effect.",
        arguments: [
            Argument(name: "platform | organization | option | codeowners", summary: "What to print."),
            Argument(name: "id", summary: "Its id; codeowners have none.", isOptional: true),
        ],
        flags: [
            Flag("--format", value: "format", "How it is printed.", values: ["text", "json"]),
            Flag("--check", value: "file", "Fail where this file is not what codeowners prints."),
        ],
        example: "rolebook show platform respond-io --lang de"
    ) { call throws(Exit) in
        if call.arguments == ["codeowners"] { return try showCodeOwners(call) }
        if call.has("--check") { throw .usage("'--check' goes with 'show codeowners'.") }
        guard call.arguments.count == 2 else { throw .usage("Missing expected argument '<id>'.") }
        let id = call.arguments[1]
        switch call.arguments[0] {
        case "platform": try showPlatform(call, id)
        case "organization": try showOrganization(call, id)
        case "option": try showOption(call, id)
        default: throw .usage("Unexpected argument '\(visible(id))'.")
        }
        return 0
    }
}

/// The platform's YAML, below its access table as a comment, so that what is printed can be saved as a file.
private func showPlatform(_ call: Invocation, _ id: String) throws(Exit) {
    let gallery = platformGallery(try call.compileInputOrNone())
    let entry = try call.found("platform", id, gallery[id], gallery.keys.sorted())
    if call["--format"] == "json" {
        try call.print(logSafe(entry.platform.stateFile))
    } else {
        let table = accessTable(entry.platform, call.language)
        try call.print(table + entry.text)
    }
}

/// The roles of organizations against the areas of settings, every line a comment of YAML.
private func accessTable(_ platform: Snapshot.Platform, _ language: String) -> [UInt8] {
    guard let words = Phrases(language: language) else { return [] }
    let table = AccessTable(of: platform)
    if table.rows.isEmpty { return [] }
    var rows = [[words["column.role"]] + table.areas.map { words["area.\($0.rawValue)"] }]
    for row in table.rows {
        rows.append([row.role.name.text(language)] + row.cells.map { $0.mark(words) })
    }
    let widths = rows[0].indices.map { column in rows.map { $0[column].unicodeScalars.count }.max() ?? 0 }
    let lines = rows.map { row in
        let cells = zip(row, widths).map { cell, width in
            cell + String(repeating: " ", count: width - cell.unicodeScalars.count)
        }
        return "# | \(cells.joined(separator: " | ")) |\n"
    }
    return Array((lines.joined() + "\n").utf8)
}

extension Access {
    fileprivate func mark(_ words: Phrases) -> String {
        switch self {
        case .full: "✅"
        case .limited: "✅ \(words["access.limited"])"
        case .none: "–"
        }
    }
}

private func showOrganization(_ call: Invocation, _ id: String) throws(Exit) {
    let snapshot = try call.declaredSnapshot()
    let organization = try call.found(
        "organization", id, snapshot.organization(id), snapshot.organizations.map(\.id))
    if call["--format"] == "json" { return try call.print(logSafe(organization.stateFile)) }
    var text = "\(organization.id)  \(organization.name)\n"
    text += "  platform \(organization.platform), \(organization.status.rawValue)"
    text += organization.parent.map { ", below \($0)\n" } ?? "\n"
    for standing in snapshot.standings(in: organization) {
        let role = standing.role.map { "  \($0.id)" } ?? ""
        let place = standing.workspace.map { " in \($0)" } ?? ""
        let obstacle = standing.obstacle.map { "  (\($0.rawValue))" } ?? ""
        text += "  \(standing.kind.rawValue)  \(standing.email)\(role)\(place)\(obstacle)\n"
    }
    for option in organization.options {
        text += "  option  \(option.id): \(option.value.written)  (\(option.origin.rawValue))\n"
    }
    try call.print(Array(visibleLines(text).utf8))
}

private func showOption(_ call: Invocation, _ id: String) throws(Exit) {
    let snapshot = try call.declaredSnapshot()
    let known = Set(snapshot.platforms.flatMap { $0.options.map(\.id) }).sorted()
    _ = try call.found("option", id, known.contains(id) ? id : nil, known)
    if call["--format"] == "json" { return try call.print(optionJSON(id, snapshot)) }
    var text = ""
    for platform in snapshot.platforms {
        guard let option = platform.option(id) else { continue }
        text += "\(platform.id)  \(id): \(option.kind.rawValue)"
        text += option.fallback.map { ", default \($0.written)\n" } ?? ", derived\n"
        if let help = option.help { text += "  \(help.text(call.language))\n" }
        for organization in snapshot.organizations where organization.platform == platform.id {
            guard let value = organization.options.first(id: id) else { continue }
            text += "  \(organization.id): \(value.value.written)  (\(value.origin.rawValue))\n"
        }
    }
    try call.print(Array(visibleLines(text).utf8))
}
