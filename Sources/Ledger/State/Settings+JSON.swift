extension Snapshot.Settings {
    /// The fields that are compared and logged.
    var record: JSONValue {
        var members: [String: JSONValue] = [
            "authority": .string(authority.rawValue), "expiry_notice": .string(expiryNotice.text),
            "ip_addresses": .string(addresses.rawValue), "locales": JSONValue(locales),
            "operator_approvals": JSONValue(operatorApprovals), "operators": JSONValue(operators),
            "rules": JSONValue(severities.mapValues { .string($0) }), "time_zone": .string(timeZone),
            "waivers": .array(waivers.map(\.record)),
        ]
        members["source_url"] = sourceURL.map { .string($0) }
        members["title"] = title?.json
        return JSONValue(members)
    }

    package var stateFile: [UInt8] {
        var members = record.object ?? []
        if let file { members.append(JSONMember(key: "file", value: .string(file))) }
        members.append(JSONMember(key: "format_version", value: .integer(1)))
        return JSONValue.lines(members)
    }

    package init(stateFile bytes: [UInt8]) throws(JSONError) {
        var record = try Record(try JSONValue(parsing: bytes), "settings")
        self.init()
        guard try record.integer("format_version") == 1 else {
            throw record.fault("format_version", "is not 1")
        }
        authority = try record.choice("authority", Authority.self)
        if let period = try record.optionalPeriod("expiry_notice") { expiryNotice = period }
        addresses = try record.choice("ip_addresses", Addresses.self)
        locales = try record.strings("locales")
        operatorApprovals = try record.integer("operator_approvals")
        operators = try record.strings("operators")
        for member in try record.object("rules") { severities[member.key] = member.value.string }
        timeZone = try record.string("time_zone")
        for value in try record.array("waivers") { waivers.append(try Waiver(reading: value)) }
        sourceURL = try record.optionalString("source_url")
        title = try record.optionalLocalized("title")
        file = try record.optionalString("file")
        try record.end()
    }
}

extension Snapshot.Settings.Waiver {
    var record: JSONValue {
        JSONValue([
            "address": .string(address), "reason": .string(reason), "rule": .string(rule),
            "until": .string(until.rfc3339),
        ])
    }

    init(reading value: JSONValue) throws(JSONError) {
        var record = try Record(value, "waivers")
        self.init(
            rule: try record.string("rule"), address: try record.string("address"),
            until: try record.instant("until"),
            reason: try record.string("reason"))
        try record.end()
    }
}

extension Snapshot.Person {
    /// The fields that are compared and logged.
    var record: JSONValue {
        var members: [String: JSONValue] = [
            "background_check": .bool(hasBackgroundCheck), "functions": JSONValue(functions),
            "name": .string(name),
            "partner": .bool(isPartner), "single_sign_on": .bool(hasSingleSignOn),
            "support_user": .bool(isSupportUser),
            "two_factor": .bool(hasTwoFactor),
        ]
        members["team"] = team.map { .string($0) }
        members["user_id"] = userID.map { .string($0) }
        return JSONValue(members)
    }

    init(email: String, reading value: JSONValue) throws(JSONError) {
        var record = try Record(value, email)
        self.init(email: email, name: try record.string("name"), file: try record.string("file"))
        hasBackgroundCheck = try record.bool("background_check")
        functions = try record.strings("functions")
        isPartner = try record.bool("partner")
        hasSingleSignOn = try record.bool("single_sign_on")
        isSupportUser = try record.bool("support_user")
        hasTwoFactor = try record.bool("two_factor")
        team = try record.optionalString("team")
        userID = try record.optionalString("user_id")
        try record.end()
    }

    /// The file of all people, one a line.
    package static func stateFile(_ people: [Snapshot.Person]) -> [UInt8] {
        var writer = JSONWriter(capacity: 64 + people.count * 256)
        writer.raw("{\n\"format_version\":1,\n")
        writer.section("people", people) { $0.value($1.record.adding("file", .string($1.file))) }
        writer.raw("\n}\n")
        return writer.bytes
    }

    /// Reads the people of a state.
    package static func people(stateFile bytes: [UInt8]) throws(JSONError) -> [Snapshot.Person] {
        var reader = JSONReader(bytes)
        var people: [Snapshot.Person] = []
        try reader.beginObject()
        while let key = try reader.nextKey() {
            switch key {
            case "format_version":
                if try reader.integer() != 1 { throw reader.failure("`format_version` is not 1") }
            case "people":
                people = try reader.section { (email, value) throws(JSONError) in
                    try Snapshot.Person(email: email, reading: value)
                }
            default: throw reader.unknown(key)
            }
        }
        try reader.end()
        return people
    }
}

extension JSONValue {
    /// An object with one member a line, keys in byte order.
    static func lines(_ members: [JSONMember]) -> [UInt8] {
        var writer = JSONWriter(capacity: 1024)
        let sorted = members.sorted { $0.key.precedes($1.key) }
        for (index, member) in sorted.enumerated() {
            writer.raw(index == 0 ? "{\n" : ",\n")
            writer.string(member.key)
            writer.raw(":")
            writer.value(member.value)
        }
        writer.raw("\n}\n")
        return writer.bytes
    }
}
