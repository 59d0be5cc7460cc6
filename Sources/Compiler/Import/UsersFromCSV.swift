import Ledger
import Source

/// What a column is about, by the names that it goes by.
private enum Column: CaseIterable {
    case email, name, givenName, familyName, role, status, active, workspaces
    case organization, platform, kind, access

    /// In lower case, without anything but letters and digits; the first that is there counts.
    var names: [String] {
        switch self {
        case .email:
            ["email", "mail", "emailaddress", "workemail", "primaryemail", "userprincipalname", "person"]
                + ["username", "login"]
        case .name: ["name", "displayname", "fullname"]
        case .givenName: ["givenname", "firstname"]
        case .familyName: ["familyname", "lastname", "surname"]
        case .role: ["roles", "role"]
        case .status: ["status", "state"]
        case .active: ["active", "enabled"]
        case .workspaces: ["workspaces", "workspace"]
        case .organization: ["organization"]
        case .platform: ["platform"]
        case .kind: ["kind"]
        case .access: ["access"]
        }
    }
}

/// Reads users from CSV: a row for each, or the rows that `rolebook report` prints.
///
/// - Parameter organization: of a report, only its rows; `nil` takes all.
package func usersFromCSV(_ source: SourceFile, id: SourceFile.ID, organization: String?) -> ImportedUsers {
    var users = ImportedUsers()
    if let fault = utf8Fault(source, id: id) {
        users.diagnostics.append(fault)
        return users
    }
    var reader = CSVReader(source, id: id)
    var table = Table(header: reader.row() ?? [])
    guard table.columns[.email] != nil else {
        users.diagnostics.append(
            Diagnostic(
                "schema/missing-key", .error, "no column holds e-mails", at: .file(id),
                help: "name one of them `email` in the first line"))
        return users
    }
    while let row = reader.row() {
        guard row.count == table.width else {
            users.report(
                "source/syntax", "this row has \(row.count) fields, and the first line \(table.width)",
                at: row[0].span, help: "quote a field that holds a separator")
            continue
        }
        table.row = row
        table.isReport ? users.takeReport(table, of: organization) : users.take(table)
    }
    users.diagnostics += reader.diagnostics
    return users
}

private struct Table {
    let width: Int
    var columns: [Column: Int] = [:]
    var row: [Located<String>] = []

    init(header: [Located<String>]) {
        width = header.count
        let names = header.map { field in
            String(
                decoding: field.value.lowercased().utf8.filter {
                    ($0 >= 97 && $0 <= 122) || ($0 >= 48 && $0 <= 57)
                },
                as: UTF8.self)
        }
        for column in Column.allCases {
            columns[column] = column.names.lazy.compactMap { names.firstIndex(of: $0) }.first
        }
    }

    /// Whether these are the columns of `rolebook report`.
    var isReport: Bool { columns[.kind] != nil && columns[.access] != nil && columns[.organization] != nil }

    /// A field that is there and not empty, without the apostrophe that keeps spreadsheets from calculating.
    subscript(column: Column) -> Located<String>? {
        guard let index = columns[column] else { return nil }
        var field = row[index]
        let start = Array(field.value.utf8.prefix(2))
        if start.count == 2, start[0] == UInt8(ascii: "'"), "=+-@\t\r\n".utf8.contains(start[1]) {
            field = field.part(1..<field.value.utf8.count)
        }
        field = field.trimmed
        return field.value.isEmpty ? nil : field
    }

    var name: Located<String>? {
        if let name = self[.name] { return name }
        let parts = [self[.givenName], self[.familyName]].compactMap(\.self)
        guard let first = parts.first else { return nil }
        return Located(parts.map(\.value).joined(separator: " "), at: first.span)
    }
}

extension ImportedUsers {
    fileprivate mutating func take(_ table: Table) {
        guard let email = table[.email] else {
            return report("schema/missing-key", "this row has no e-mail", at: table.row[0].span)
        }
        var user = User(email: email, name: table.name)
        user.roles = table[.role]?.parts(between: ";,|\n") ?? []
        user.memberships = (table[.workspaces]?.parts(between: ";,|\n") ?? []).map { entry in
            let pair = entry.parts(between: ":=")
            return Membership(workspace: pair.first ?? entry, role: pair.count > 1 ? pair.last : nil)
        }
        if let status = table[.status] ?? table[.active] { user.status = read(status: status) }
        users.append(user)
    }

    private mutating func read(status: Located<String>) -> Snapshot.User.Status {
        switch status.value.lowercased() {
        case "active", "enabled", "true", "yes", "1": return .active
        case "suspended", "inactive", "disabled", "deactivated", "false", "no", "0": return .suspended
        case "pending", "invited": return .pending
        default:
            let known = Snapshot.User.Status.allCases.map(\.rawValue)
            report(
                "schema/value", "`\(quoted(status.value))` is not allowed here", at: status.span,
                help: nearest(to: status.value, in: known).map { "did you mean `\($0)`?" }
                    ?? "one of \(named(known))")
            return .active
        }
    }

    /// Takes one row of a report: one person and one role. The rows of a person stand together.
    fileprivate mutating func takeReport(_ table: Table, of organization: String?) {
        let place = table[.organization]?.value ?? ""
        if let organization, organization != place { return }
        if !organizations.contains(place) { organizations.append(place) }
        platform = table[.platform]?.value
        guard table[.kind]?.value == "user", let email = table[.email] else {
            passedOver += 1
            return
        }
        if users.last?.email.value != email.value {
            var user = User(email: email, name: table[.name])
            if let status = table[.status] {
                if status.value == "inactive" {
                    isInactive = true
                } else {
                    user.status = read(status: status)
                }
            }
            users.append(user)
        }
        let words = table[.access]?.parts(between: " ") ?? []
        switch (words.first?.value, words.count) {
        case ("role"?, 2): users[users.count - 1].roles.append(words[1])
        case ("workspace"?, 3):
            users[users.count - 1].memberships.append(Membership(workspace: words[1], role: words[2]))
        case (nil, _): break
        default:
            report(
                "schema/value", "`\(quoted(table[.access]?.value ?? ""))` is not allowed here",
                at: table.row[0].span)
        }
    }
}
