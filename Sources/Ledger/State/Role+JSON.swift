extension Grant {
    /// `"users.view"`, or `{"users.add":["member"]}`, or `{"users.add":"held"}`.
    package var json: JSONValue {
        switch scope {
        case .everything: .string(permission.rawValue)
        case .only(let roles): JSONValue([permission.rawValue: JSONValue(roles)])
        case .held: JSONValue([permission.rawValue: .string("held")])
        }
    }

    package init(reading value: JSONValue) throws(JSONError) {
        switch value {
        case .string(let name): self.init(try Permission(reading: name))
        case .object(let members):
            guard let member = members.first, members.count == 1 else {
                throw JSONError("a permission is broken", at: 0)
            }
            let permission = try Permission(reading: member.key)
            if let roles = member.value.array {
                self.init(permission, .only(roles.compactMap(\.string)))
            } else {
                self.init(permission, .held)
            }
        default: throw JSONError("a permission is neither a name nor a name with roles", at: 0)
        }
    }
}

extension Permission {
    init(reading name: String) throws(JSONError) {
        guard let permission = Permission(rawValue: name) else {
            throw JSONError("`\(name)` is not a permission", at: 0)
        }
        self = permission
    }

    static func list(_ names: [String]) throws(JSONError) -> [Permission] {
        var permissions: [Permission] = []
        for name in names { permissions.append(try Permission(reading: name)) }
        return permissions
    }
}

extension Snapshot.Role {
    var record: JSONValue {
        var members: [String: JSONValue] = [
            "assignable": .bool(isAssignable), "kind": .string(kind.rawValue), "name": name.json,
            "permissions": .array(grants.map(\.json)),
        ]
        members["requires"] = requires?.json
        members["summary"] = summary?.json
        return JSONValue(members)
    }

    init(id: String, reading value: JSONValue) throws(JSONError) {
        var record = try Record(value, id)
        self.init(
            id: id, kind: try record.choice("kind", Kind.self), name: try record.localized("name"), grants: []
        )
        isAssignable = try record.bool("assignable")
        for value in try record.array("permissions") { grants.append(try Grant(reading: value)) }
        requires = try record.take("requires").map { value throws(JSONError) in try .init(reading: value) }
        summary = try record.optionalLocalized("summary")
        try record.end()
    }
}

extension Snapshot.Condition {
    var json: JSONValue {
        JSONValue(Dictionary(facts.map { ($0.name, JSONValue($0.values)) }) { first, _ in first })
    }

    init(reading value: JSONValue) throws(JSONError) {
        guard let members = value.object else { throw JSONError("a condition is not an object", at: 0) }
        self.init(
            facts: members.map { .init(name: $0.key, values: ($0.value.array ?? []).compactMap(\.string)) })
    }
}
