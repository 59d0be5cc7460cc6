extension Snapshot.Organization {
    /// The organization's file of the state: keys in byte order, one entity a line inside its section.
    package var stateFile: [UInt8] {
        var writer = JSONWriter(capacity: 1024 + users.count * 256)
        writer.raw("{\n")
        writer.section("contacts", contacts) { $0.value($1.stateRecord) }
        writer.raw(",\n\"format_version\":1,\n\"id\":")
        writer.string(id)
        writer.raw(",\n")
        writer.section("options", options) { $0.value($1.stateRecord) }
        writer.raw(",\n\"organization\":")
        writer.value(record.adding("file", .string(file)))
        writer.raw(",\n\"support\":{\n\"access\":")
        if let supportAccess { writer.value(supportAccess.stateRecord) } else { writer.null() }
        writer.raw(",\n")
        writer.section("users", supportUsers) { $0.value($1.stateRecord) }
        writer.raw("\n},\n")
        writer.section("users", users) { writer, user in user.write(to: &writer, state: true) }
        writer.raw(",\n")
        writer.section("workspaces", workspaces) { $0.value($1.record.adding("file", .string($1.file))) }
        writer.raw("\n}\n")
        return writer.bytes
    }

    /// Reads an organization's file of the state.
    ///
    /// - Parameter skipsUsers: passes over the users, who are most of it.
    package init(stateFile bytes: [UInt8], skipsUsers: Bool = false) throws(JSONError) {
        var reader = JSONReader(bytes)
        var parts = OrganizationParts(skipsUsers: skipsUsers)
        try reader.beginObject()
        while let key = try reader.nextKey() {
            parts.missing.remove(key.text)
            try parts.read(key, &reader)
        }
        try reader.end()
        if let key = parts.missing.min() { throw reader.failure("`\(key)` is missing") }
        guard let id = parts.id, let head = parts.head, parts.version == 1 else {
            throw reader.failure("`organization` is missing")
        }
        self = try Snapshot.Organization(id: id, reading: head)
        contacts = parts.contacts
        options = parts.options
        supportUsers = parts.supportUsers
        supportAccess = parts.supportAccess
        users = parts.users
        workspaces = parts.workspaces
    }
}

/// The sections of an organization's file as they are met.
private struct OrganizationParts {
    let skipsUsers: Bool
    /// Keys that have not been met yet.
    var missing: Set = [
        "contacts", "format_version", "id", "options", "organization", "support", "users", "workspaces",
    ]
    var version: Int64?
    var id: String?
    var head: JSONValue?
    var contacts: [Snapshot.Contact] = []
    var options: [Snapshot.OptionValue] = []
    var supportUsers: [Snapshot.SupportUser] = []
    var supportAccess: Snapshot.SupportAccess?
    var users: [Snapshot.User] = []
    var workspaces: [Snapshot.Workspace] = []

    mutating func read(_ key: JSONKey, _ reader: inout JSONReader) throws(JSONError) {
        switch key {
        case "format_version":
            version = try reader.integer()
            if version != 1 { throw reader.failure("`format_version` is not 1") }
        case "id": id = try reader.string()
        case "organization": head = try reader.value()
        case "contacts":
            contacts = try reader.section { (id, value) throws(JSONError) in
                try .init(email: id, reading: value)
            }
        case "options":
            options = try reader.section { (id, value) throws(JSONError) in try .init(id: id, reading: value)
            }
        case "workspaces":
            workspaces = try reader.section { (id, value) throws(JSONError) in
                try .init(id: id, reading: value)
            }
        case "users" where skipsUsers: _ = try reader.skip()
        case "users":
            var shared = SharedTexts()
            try reader.beginObject()
            while let email = try reader.nextKey() {
                users.append(try Snapshot.User(email: email.text, reading: &reader, &shared))
            }
        case "support": try readSupport(&reader)
        default: throw reader.unknown(key)
        }
    }

    private mutating func readSupport(_ reader: inout JSONReader) throws(JSONError) {
        var missing: Set = ["access", "users"]
        try reader.beginObject()
        while let key = try reader.nextKey() {
            missing.remove(key.text)
            switch key {
            case "access": if try !reader.null() { supportAccess = try .init(reading: try reader.value()) }
            case "users":
                supportUsers = try reader.section { (id, value) throws(JSONError) in
                    try .init(email: id, reading: value)
                }
            default: throw reader.unknown(key)
            }
        }
        if let key = missing.min() { throw reader.failure("`\(key)` of `support` is missing") }
    }
}

extension JSONWriter {
    /// `"name":{` and one entity a line.
    mutating func section<Entity: SnapshotEntity>(
        _ name: StaticString, _ entities: [Entity], _ write: (inout JSONWriter, Entity) -> Void
    ) {
        raw("\"")
        raw(name)
        raw("\":{")
        for (index, entity) in entities.enumerated() {
            raw(index == 0 ? "\n" : ",\n")
            string(entity.id)
            raw(":")
            write(&self, entity)
        }
        raw(entities.isEmpty ? "}" : "\n}")
    }
}

extension JSONReader {
    mutating func section<Entity>(
        _ entity: (String, JSONValue) throws(JSONError) -> Entity
    ) throws(JSONError) -> [Entity] {
        var entities: [Entity] = []
        try beginObject()
        while let key = try nextKey() { entities.append(try entity(key.text, try value())) }
        return entities
    }
}

extension JSONValue {
    /// The object with one more member.
    func adding(_ key: String, _ value: JSONValue) -> JSONValue {
        var members: [String: JSONValue] = [key: value]
        for member in object ?? [] { members[member.key] = member.value }
        return JSONValue(members)
    }
}
