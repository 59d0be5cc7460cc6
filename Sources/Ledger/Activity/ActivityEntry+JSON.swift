extension ActivityEntry {
    /// The entry as it is hashed: RFC 8785, without the key `hash`; and where that key belongs.
    private var unsealed: (bytes: [UInt8], hashOffset: Int) {
        var writer = JSONWriter(capacity: 512)
        writer.beginObject()
        writer.optional("action", action)
        writer.key("actor")
        actor.write(to: &writer)
        writer.optional("address", address)
        fragment("after", after, &writer)
        writer.key("approved_by")
        writer.strings(approvedBy)
        fragment("before", before, &writer)
        writer.optional("cause", cause?.rawValue)
        if let changes { write(changes, to: &writer) }
        writer.key("consequences")
        writer.strings(consequences)
        writer.optional("effect", effect?.rawValue)
        let hashOffset = writer.bytes.count
        writer.optional("ip", ip)
        writer.optional("organization", organization)
        writer.optional("previous", previous)
        writer.optional("reason", reason)
        writer.optional("reference", reference)
        if let rules {
            writer.key("rules")
            writer.strings(rules)
        }
        writer.key("seq")
        writer.integer(Int64(seq))
        writer.key("serial")
        writer.integer(Int64(serial))
        if let subject { write(subject, to: &writer) }
        writer.key("time")
        time.write(to: &writer)
        writer.optional("workspace", workspace)
        writer.endObject()
        return (writer.bytes, hashOffset)
    }

    /// Before and after stand in every entry of a change, `null` where there is nothing.
    private func fragment(_ key: StaticString, _ json: [UInt8]?, _ writer: inout JSONWriter) {
        guard effect != nil || json != nil else { return }
        writer.key(key)
        if let json { writer.raw(json) } else { writer.null() }
    }

    private func write(_ subject: Change.Subject, to writer: inout JSONWriter) {
        writer.key("subject")
        writer.beginObject()
        writer.optional("id", subject.id)
        writer.optional("name", subject.name)
        writer.optional("type", subject.kind.rawValue)
        writer.endObject()
    }

    private func write(_ attempts: [Attempt], to writer: inout JSONWriter) {
        writer.key("changes")
        writer.beginArray()
        for attempt in attempts {
            writer.element()
            writer.beginObject()
            writer.optional("address", attempt.address)
            writer.optional("kind", attempt.kind)
            writer.endObject()
        }
        writer.endArray()
    }

    /// The line of the log, without its end, and the hash that it carries.
    package var sealed: (line: [UInt8], hash: String) {
        let (bytes, offset) = unsealed
        let hash = SHA256.hex(of: bytes)
        var line: [UInt8] = []
        line.reserveCapacity(bytes.count + 74)
        line += bytes[..<offset]
        line += ",\"hash\":\"".utf8
        line += hash.utf8
        line.append(UInt8(ascii: "\""))
        line += bytes[offset...]
        return (line, hash)
    }

    /// Reads one line. Whether its hash is right is the chain's matter.
    package init(line: ArraySlice<UInt8>) throws(JSONError) {
        var record = try Record(try JSONValue(parsing: Array(line)), "entry")
        var actor = try Record(try record.need("actor"), "actor")
        self.init(
            seq: try record.integer("seq"), time: try record.instant("time"),
            action: try record.string("action"),
            actor: Actor(
                email: try actor.string("email"), name: try actor.optionalString("name"),
                roles: try actor.optionalStrings("roles")),
            serial: try record.integer("serial"), previous: try record.string("previous"))
        try actor.end()
        address = try record.optionalString("address")
        after = record.fragment("after")
        approvedBy = try record.strings("approved_by")
        before = record.fragment("before")
        if record.contains("cause") { cause = try record.choice("cause", Change.Cause.self) }
        if let attempts = record.take("changes")?.array { changes = try attempts.map(Attempt.init) }
        consequences = try record.strings("consequences")
        if record.contains("effect") { effect = try record.choice("effect", Change.Effect.self) }
        hash = try record.string("hash")
        ip = try record.optionalString("ip")
        organization = try record.optionalString("organization")
        reason = try record.optionalString("reason")
        reference = try record.optionalString("reference")
        rules = try record.optionalStrings("rules")
        if let value = record.take("subject") { subject = try Change.Subject(reading: value) }
        workspace = try record.optionalString("workspace")
        try record.end()
    }
}

extension ActivityEntry.Actor {
    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.optional("email", email)
        writer.optional("name", name)
        if let roles {
            writer.key("roles")
            writer.strings(roles)
        }
        writer.endObject()
    }
}

extension ActivityEntry.Attempt {
    init(_ value: JSONValue) throws(JSONError) {
        var record = try Record(value, "changes")
        self.init(kind: try record.string("kind"), address: try record.string("address"))
        try record.end()
    }
}

extension Change.Subject {
    init(reading value: JSONValue) throws(JSONError) {
        var record = try Record(value, "subject")
        self.init(
            try record.choice("type", Kind.self), try record.string("id"), name: try record.string("name"))
        try record.end()
    }
}

extension Record {

    /// The canonical bytes of a member; `nil` for `null` and where there is none.
    mutating func fragment(_ key: String) -> [UInt8]? {
        guard let value = take(key), value != .null else { return nil }
        return value.canonical
    }
}

extension JSONWriter {
    /// A member with a text, left out where there is none.
    mutating func optional(_ key: StaticString, _ value: String?) {
        guard let value else { return }
        self.key(key)
        string(value)
    }
}
