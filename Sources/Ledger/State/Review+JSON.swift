extension Snapshot.Review {
    /// The review's file of the state, one row a line.
    package var stateFile: [UInt8] {
        var writer = JSONWriter(capacity: 256 + rows.count * 256)
        writer.raw("{\n\"applied\":")
        writer.bool(isApplied)
        if let digest {
            writer.raw(",\n\"digest\":")
            writer.string(digest)
        }
        writer.raw(",\n\"due\":")
        writer.string(due.rfc3339)
        writer.raw(",\n\"file\":")
        writer.string(file)
        writer.raw(",\n\"format_version\":1,\n\"id\":")
        writer.string(id)
        writer.raw(",\n\"rows\":[")
        for (index, row) in rows.enumerated() {
            writer.raw(index == 0 ? "\n" : ",\n")
            writer.value(row.record)
        }
        writer.raw(rows.isEmpty ? "]" : "\n]")
        if let serial {
            writer.raw(",\n\"serial\":")
            writer.value(JSONValue(serial))
        }
        writer.raw("\n}\n")
        return writer.bytes
    }

    package init(stateFile bytes: [UInt8]) throws(JSONError) {
        var record = try Record(try JSONValue(parsing: bytes), "review")
        guard try record.integer("format_version") == 1 else {
            throw record.fault("format_version", "is not 1")
        }
        self.init(
            id: try record.string("id"), due: try record.instant("due"), file: try record.string("file"))
        isApplied = try record.bool("applied")
        digest = try record.optionalString("digest")
        serial = try record.optionalInteger("serial")
        for value in try record.array("rows") { rows.append(try Row(reading: value)) }
        try record.end()
    }
}

extension Snapshot.Review.Row {
    fileprivate var record: JSONValue {
        var members: [String: JSONValue] = [
            "access": .string(access.text), "organization": .string(organization),
            "person": .string(person), "reviewer": .string(reviewer),
        ]
        members["decision"] = decision.map { .string($0.rawValue) }
        members["reason"] = reason.map { .string($0) }
        members["since"] = since.map { .string($0.rfc3339) }
        return JSONValue(members)
    }

    fileprivate init(reading value: JSONValue) throws(JSONError) {
        var record = try Record(value, "rows")
        guard let access = Snapshot.Access(try record.string("access")) else {
            throw record.fault("access", "is no access that this version knows")
        }
        self.init(
            reviewer: try record.string("reviewer"), organization: try record.string("organization"),
            person: try record.string("person"), access: access)
        if record.contains("decision") {
            decision = try record.choice("decision", Snapshot.Review.Decision.self)
        }
        reason = try record.optionalString("reason")
        since = try record.optionalInstant("since")
        try record.end()
    }
}
