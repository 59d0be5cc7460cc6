extension Snapshot.Option {
    /// The option as the state writes it.
    package var record: JSONValue {
        var members: [String: JSONValue] = [
            "one_way": .bool(isOneWay), "permission": permission.json, "scope": .string(scope.rawValue),
            "type": .string(kind.rawValue),
        ]
        if !choices.isEmpty { members["choices"] = .array(choices.map(\.record)) }
        if !consequences.isEmpty { members["consequence"] = JSONValue(consequences.mapValues(\.json)) }
        if !noEffect.isEmpty { members["no_effect"] = .array(noEffect.map(\.json)) }
        members["default"] = fallback?.json
        members["gates"] = gates?.json
        members["help"] = help?.json
        members["locked"] = locked.map { JSONValue(["to": $0.to.json, "when": $0.when.json]) }
        members["name"] = name?.json
        members["requires"] = requires?.json
        return JSONValue(members)
    }

    init(id: String, reading value: JSONValue) throws(JSONError) {
        var record = try Record(value, id)
        self.init(id: id, kind: try record.choice("type", Kind.self))
        isOneWay = try record.bool("one_way")
        permission = try Guard(reading: try record.need("permission"))
        scope = try record.choice("scope", Scope.self)
        for value in record.take("choices")?.array ?? [] { choices.append(try Choice(reading: value)) }
        for member in record.take("consequence")?.object ?? [] {
            consequences[member.key] = try Localized(reading: member.value)
        }
        for value in record.take("no_effect")?.array ?? [] {
            noEffect.append(try Circumstance(reading: value))
        }
        if let value = record.take("default") { fallback = try .init(reading: value) }
        if let value = record.take("gates") { gates = try Gates(reading: value) }
        help = try record.optionalLocalized("help")
        if let value = record.take("locked") {
            var lock = try Record(value, "locked")
            locked = Lock(
                when: try .init(reading: try lock.need("when")), to: try .init(reading: try lock.need("to")))
        }
        name = try record.optionalLocalized("name")
        if let value = record.take("requires") { requires = try .init(reading: value) }
        try record.end()
    }
}

extension Snapshot.Option.Choice {
    var record: JSONValue { JSONValue(["active": .bool(isActive), "id": .string(id), "name": name.json]) }

    init(reading value: JSONValue) throws(JSONError) {
        var record = try Record(value, "choices")
        self.init(id: try record.string("id"), name: try record.localized("name"))
        isActive = try record.bool("active")
        try record.end()
    }
}

extension Snapshot.Option.Guard {
    var json: JSONValue {
        switch self {
        case .one(let permission): .string(permission.rawValue)
        case .byValue(let byValue, let otherwise):
            JSONValue(
                byValue.mapValues { .string($0.rawValue) }.merging(["else": .string(otherwise.rawValue)]) {
                    $1
                })
        }
    }

    init(reading value: JSONValue) throws(JSONError) {
        if let name = value.string {
            self = .one(try Permission(reading: name))
            return
        }
        var byValue: [String: Permission] = [:]
        for member in value.object ?? [] {
            byValue[member.key] = try Permission(reading: member.value.string ?? "")
        }
        guard let otherwise = byValue.removeValue(forKey: "else") else {
            throw JSONError("`else` is missing", at: 0)
        }
        self = .byValue(byValue, otherwise: otherwise)
    }
}

extension Snapshot.Option.Gates {
    var json: JSONValue {
        switch self {
        case .all: .string("all")
        case .only(let permissions): JSONValue(permissions.map(\.rawValue))
        }
    }

    init(reading value: JSONValue) throws(JSONError) {
        guard let names = value.array else {
            self = .all
            return
        }
        self = .only(try Permission.list(names.compactMap(\.string)))
    }
}

extension Snapshot.Option.Circumstance {
    var json: JSONValue {
        switch self {
        case .when(let condition): JSONValue(["when": condition.json])
        case .unless(let condition): JSONValue(["unless": condition.json])
        case .both(let when, let unless): JSONValue(["when": when.json, "unless": unless.json])
        }
    }

    init(reading value: JSONValue) throws(JSONError) {
        switch (value["when"], value["unless"]) {
        case (let when?, let unless?):
            self = .both(when: try .init(reading: when), unless: try .init(reading: unless))
        case (let when?, nil): self = .when(try .init(reading: when))
        case (nil, let unless?): self = .unless(try .init(reading: unless))
        case (nil, nil): throw JSONError("`when` or `unless` is missing", at: 0)
        }
    }
}
