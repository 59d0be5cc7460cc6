extension Snapshot.Organization {
    /// The head as it is compared and logged: all that stands under `organization:`.
    var record: JSONValue {
        var members: [String: JSONValue] = [
            "classification": .string(classification.rawValue), "name": .string(name),
            "platform": .string(platform),
            "status": .string(status.rawValue), "time_zone": .string(timeZone),
        ]
        members["country"] = country.map { .string($0) }
        members["email_domains"] = emailDomains.map { JSONValue($0) }
        members["parent"] = parent.map { .string($0) }
        members["region"] = region.map { .string($0) }
        members["workspace_limit"] = workspaceLimit.map { JSONValue($0) }
        return JSONValue(members)
    }

    /// Takes a head; everything below it is empty.
    init(id: String, reading value: JSONValue) throws(JSONError) {
        var record = try Record(value, "organization")
        self.init(
            id: id, name: try record.string("name"), platform: try record.string("platform"),
            timeZone: try record.string("time_zone"), file: try record.string("file"))
        classification = try record.choice("classification", Classification.self)
        status = try record.choice("status", Status.self)
        country = try record.optionalString("country")
        emailDomains = try record.optionalStrings("email_domains")
        parent = try record.optionalString("parent")
        region = try record.optionalString("region")
        workspaceLimit = try record.optionalInteger("workspace_limit")
        try record.end()
    }
}

extension Snapshot.Workspace {
    /// The fields that are compared and logged.
    var record: JSONValue { JSONValue(["name": .string(name)]) }

    init(id: String, reading value: JSONValue) throws(JSONError) {
        var record = try Record(value, id)
        self.init(id: id, name: try record.string("name"), file: try record.string("file"))
        try record.end()
    }
}

extension Snapshot.SupportUser {
    /// The fields that are compared and logged.
    var record: JSONValue {
        var members: [String: JSONValue] = [
            "reason": .string(reason.rawValue), "workspaces": JSONValue(workspaces),
        ]
        members["ends"] = ends.map { .string($0.rfc3339) }
        return JSONValue(members)
    }

    var stateRecord: JSONValue {
        var members: [String: JSONValue] = ["approved_by": JSONValue(approvedBy), "file": .string(file)]
        for member in record.object ?? [] { members[member.key] = member.value }
        members["added_by"] = addedBy.map { .string($0) }
        if !isEndDeclared { members["declared_ends"] = .bool(false) }
        members["since"] = .string(since.rfc3339)
        members["status"] = .string(status.rawValue)
        return JSONValue(members)
    }

    init(email: String, reading value: JSONValue) throws(JSONError) {
        var record = try Record(value, email)
        self.init(
            email: email, reason: try record.choice("reason", Reason.self),
            workspaces: try record.strings("workspaces"),
            ends: try record.optionalInstant("ends"),
            status: try record.choice("status", Snapshot.Timing.self),
            since: try record.instant("since"), addedBy: try record.optionalString("added_by"),
            approvedBy: try record.strings("approved_by"), file: try record.string("file"))
        if record.contains("declared_ends") { isEndDeclared = try record.bool("declared_ends") }
        try record.end()
    }
}

extension Snapshot.SupportAccess {
    /// The fields that are compared and logged.
    var record: JSONValue {
        var members: [String: JSONValue] = ["period": .string(period.text), "from": .string(starts.rfc3339)]
        members["ends"] = ends.map { .string($0.rfc3339) }
        return JSONValue(members)
    }

    var stateRecord: JSONValue {
        var members: [String: JSONValue] = [
            "declared_from": .bool(isStartDeclared), "file": .string(file),
            "status": .string(status.rawValue),
        ]
        if !isPeriodDeclared { members["declared_period"] = .bool(false) }
        for member in record.object ?? [] { members[member.key] = member.value }
        return JSONValue(members)
    }

    init(reading value: JSONValue) throws(JSONError) {
        var record = try Record(value, "access")
        guard let period = try record.optionalPeriod("period") else {
            throw record.fault("period", "is missing")
        }
        self.init(
            period: period, starts: try record.instant("from"), ends: try record.optionalInstant("ends"),
            status: try record.choice("status", Snapshot.Timing.self), file: try record.string("file"))
        isStartDeclared = try record.bool("declared_from")
        if record.contains("declared_period") { isPeriodDeclared = try record.bool("declared_period") }
        try record.end()
    }
}

extension Snapshot.Contact {
    /// The fields that are compared and logged.
    var record: JSONValue {
        var members: [String: JSONValue] = [
            "name": .string(name), "portal": .bool(hasPortal), "username": .string(username),
        ]
        members["level"] = level.map { .string($0) }
        return JSONValue(members)
    }

    var stateRecord: JSONValue {
        var members: [String: JSONValue] = ["file": .string(file), "since": .string(since.rfc3339)]
        for member in record.object ?? [] { members[member.key] = member.value }
        return JSONValue(members)
    }

    init(email: String, reading value: JSONValue) throws(JSONError) {
        var record = try Record(value, email)
        self.init(
            email: email, name: try record.string("name"), hasPortal: try record.bool("portal"),
            level: try record.optionalString("level"), username: try record.string("username"),
            since: try record.instant("since"), file: try record.string("file"))
        try record.end()
    }
}

extension Snapshot.OptionContent {
    /// The value as the state writes it.
    package var json: JSONValue {
        switch self {
        case .flag(let flag): .bool(flag)
        case .number(let number): JSONValue(number)
        case .text(let text): .string(text)
        case .members(let members): JSONValue(members)
        }
    }

    init(reading value: JSONValue) throws(JSONError) {
        switch value {
        case .bool(let flag): self = .flag(flag)
        case .integer(let number): self = .number(Int(number))
        case .string(let text): self = .text(text)
        case .array(let elements):
            let members = elements.compactMap(\.string)
            if members.count < elements.count {
                throw JSONError("an option has a member that is not a text", at: 0)
            }
            self = .members(members)
        default: throw JSONError("an option has no value", at: 0)
        }
    }
}

extension Snapshot.OptionValue {
    /// The fields that are compared and logged.
    var record: JSONValue { JSONValue(["value": value.json]) }

    var stateRecord: JSONValue {
        var members: [String: JSONValue] = ["origin": .string(origin.rawValue), "value": value.json]
        members["file"] = file.map { .string($0) }
        return JSONValue(members)
    }

    init(id: String, reading value: JSONValue) throws(JSONError) {
        var record = try Record(value, id)
        self.init(
            id: id, value: try .init(reading: try record.need("value")),
            origin: try record.choice("origin", Origin.self),
            file: try record.optionalString("file"))
        try record.end()
    }
}
