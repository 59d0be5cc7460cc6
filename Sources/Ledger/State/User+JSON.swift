extension Snapshot.User {
    /// Writes the object of a user.
    ///
    /// - Parameter state: whether everything is written, as in the state, or only what is compared and logged.
    func write(to writer: inout JSONWriter, state: Bool) {
        writer.beginObject()
        if state {
            writer.key("file")
            writer.string(file)
        }
        writer.key("name")
        writer.string(name)
        if state, let observed { observed.write(to: &writer) }
        if let replaces {
            writer.key("replaces")
            writer.string(replaces)
        }
        writer.key("roles")
        writer.strings(roles)
        if state {
            writer.key("since")
            since.write(to: &writer)
        }
        writer.key("status")
        writer.string(status.rawValue)
        writer.key("workspaces")
        writer.beginObject()
        for membership in workspaces {
            writer.key(membership.workspace)
            writer.strings(membership.roles)
        }
        writer.endObject()
        writer.endObject()
    }

    /// Reads what `write` wrote with `state`.
    init(email: String, reading reader: inout JSONReader, _ shared: inout SharedTexts) throws(JSONError) {
        self.init(
            email: email, name: "", roles: [], status: .active, workspaces: [], since: Instant(seconds: 0),
            file: "")
        var met: UInt8 = 0
        try reader.beginObject()
        while let key = try reader.nextKey() {
            switch key {
            case "file":
                file = shared.text(try reader.string())
                met |= 1 << 0
            case "name":
                name = try reader.string()
                met |= 1 << 1
            case "observed": observed = try Observed(reading: &reader)
            case "replaces": replaces = try reader.string()
            case "roles":
                roles = shared.list(try reader.strings())
                met |= 1 << 2
            case "since":
                since = try reader.instant()
                met |= 1 << 3
            case "status":
                status = try Self.status(&reader)
                met |= 1 << 4
            case "workspaces":
                workspaces = try Self.memberships(&reader, &shared)
                met |= 1 << 5
            default: throw reader.unknown(key)
            }
        }
        if let key = Self.missing(met) { throw reader.failure("`\(key)` of `\(email)` is missing") }
    }

    /// The first of the keys that have to be there and whose bit is not set.
    private static func missing(_ met: UInt8) -> String? {
        let keys = ["file", "name", "roles", "since", "status", "workspaces"]
        return keys.indices.first { met & 1 << $0 == 0 }.map { keys[$0] }
    }

    private static func status(_ reader: inout JSONReader) throws(JSONError) -> Status {
        guard let value = Status(rawValue: try reader.string()) else {
            throw reader.failure("`status` is not known")
        }
        return value
    }

    private static func memberships(
        _ reader: inout JSONReader, _ shared: inout SharedTexts
    ) throws(JSONError) -> [Snapshot.Membership] {
        var memberships: [Snapshot.Membership] = []
        try reader.beginObject()
        while let key = try reader.nextKey() {
            let workspace = shared.text(key.text)
            memberships.append(.init(workspace: workspace, roles: shared.list(try reader.strings())))
        }
        return memberships
    }
}

extension Snapshot.User.Observed {
    func write(to writer: inout JSONWriter) {
        writer.key("observed")
        writer.beginObject()
        if let assignedContacts {
            writer.key("assigned_contacts")
            writer.integer(Int64(assignedContacts))
        }
        if let lastActive {
            writer.key("last_active")
            lastActive.write(to: &writer)
        }
        writer.endObject()
    }

    init(reading reader: inout JSONReader) throws(JSONError) {
        self.init(lastActive: nil, assignedContacts: nil)
        try reader.beginObject()
        while let key = try reader.nextKey() {
            switch key {
            case "assigned_contacts": assignedContacts = Int(try reader.integer())
            case "last_active":
                guard let time = Instant(rfc3339: try reader.string()) else {
                    throw reader.failure("`last_active` is not a time")
                }
                lastActive = time
            default: throw reader.unknown(key)
            }
        }
    }
}

/// Texts that recur from user to user, kept once.
struct SharedTexts {
    private var lastText = ""
    private var lastLists: [[String]] = []

    init() {}

    mutating func text(_ text: String) -> String {
        if text == lastText { return lastText }
        lastText = text
        return text
    }

    mutating func list(_ list: [String]) -> [String] {
        if let known = lastLists.first(where: { $0 == list }) { return known }
        if lastLists.count == 16 { lastLists.removeFirst() }
        lastLists.append(list)
        return list
    }
}

extension JSONWriter {
    mutating func strings(_ texts: [String]) {
        beginArray()
        for text in texts {
            element()
            string(text)
        }
        endArray()
    }
}

extension JSONReader {
    mutating func strings() throws(JSONError) -> [String] {
        var texts: [String] = []
        try beginArray()
        while try nextElement() { texts.append(try string()) }
        return texts
    }
}
