extension Snapshot.Platform {
    /// The fields that are compared and logged.
    var record: JSONValue {
        var members: [String: JSONValue] = [
            "name": .string(name), "policy": policy.record,
            "options": JSONValue(Dictionary(options.map { ($0.id, $0.record) }) { first, _ in first }),
            "roles": JSONValue(Dictionary(roles.map { ($0.id, $0.record) }) { first, _ in first }),
        ]
        members["help"] = help?.json
        members["summary"] = summary?.json
        return JSONValue(members)
    }

    /// The platform's file of the state, one role and one option a line.
    package var stateFile: [UInt8] {
        var writer = JSONWriter(capacity: 16384)
        writer.raw("{\n")
        if let file {
            writer.raw("\"file\":")
            writer.string(file)
            writer.raw(",\n")
        }
        writer.raw("\"format_version\":1,\n")
        if let help {
            writer.raw("\"help\":")
            writer.value(help.json)
            writer.raw(",\n")
        }
        writer.raw("\"id\":")
        writer.string(id)
        writer.raw(",\n\"name\":")
        writer.string(name)
        writer.raw(",\n")
        writer.section("options", options) { $0.value($1.record) }
        writer.raw(",\n\"policy\":")
        writer.value(policy.record)
        writer.raw(",\n")
        writer.section("roles", roles) { $0.value($1.record) }
        if let summary {
            writer.raw(",\n\"summary\":")
            writer.value(summary.json)
        }
        writer.raw("\n}\n")
        return writer.bytes
    }

    package init(stateFile bytes: [UInt8]) throws(JSONError) {
        var record = try Record(try JSONValue(parsing: bytes), "platform")
        guard try record.integer("format_version") == 1 else {
            throw record.fault("format_version", "is not 1")
        }
        self.init(id: try record.string("id"), name: try record.string("name"))
        file = try record.optionalString("file")
        help = try record.optionalLocalized("help")
        for member in try record.object("options") {
            options.append(try .init(id: member.key, reading: member.value))
        }
        policy = try Snapshot.Policy(reading: try record.need("policy"))
        for member in try record.object("roles") {
            roles.append(try .init(id: member.key, reading: member.value))
        }
        summary = try record.optionalLocalized("summary")
        try record.end()
    }
}
