extension Snapshot.Policy {
    var record: JSONValue {
        var members: [String: JSONValue] = [
            "approvals": .array(approvals.map(\.record)), "email": .string(email.rawValue),
            "invitations": .string(invitations.rawValue), "mass_removal": JSONValue(massRemoval),
            "maximum_depth": JSONValue(maximumDepth), "never_on_self": JSONValue(neverOnSelf),
            "parent_contacts": JSONValue(parentContacts.map(\.rawValue)),
            "role_limits": JSONValue(roleLimits.mapValues { JSONValue($0) }),
            "roles_per_user": .string(rolesPerUser.rawValue),
            "separation_of_duties": .array(separationOfDuties.map(\.record)),
        ]
        members["administrators"] = administrators?.record
        members["default_role"] = defaultRole.map { .string($0) }
        members["support_access"] = supportAccess?.record
        members["support_users"] = supportUsers?.record
        members["workspaces_at_invite"] = workspacesAtInvite.map { JSONValue($0) }
        return JSONValue(members)
    }

    init(reading value: JSONValue) throws(JSONError) {
        var record = try Record(value, "policy")
        self.init()
        for value in try record.array("approvals") { approvals.append(try .init(reading: value)) }
        email = try record.choice("email", Email.self)
        invitations = try record.choice("invitations", Invitations.self)
        massRemoval = try record.integer("mass_removal")
        maximumDepth = try record.integer("maximum_depth")
        neverOnSelf = try record.strings("never_on_self")
        parentContacts = try Permission.list(try record.strings("parent_contacts"))
        for member in try record.object("role_limits") {
            roleLimits[member.key] = member.value.integer.map { Int($0) }
        }
        rolesPerUser = try record.choice("roles_per_user", Count.self)
        for value in try record.array("separation_of_duties") {
            separationOfDuties.append(try .init(reading: value))
        }
        if let value = record.take("administrators") { administrators = try .init(reading: value) }
        defaultRole = try record.optionalString("default_role")
        if let value = record.take("support_access") { supportAccess = try .init(reading: value) }
        if let value = record.take("support_users") { supportUsers = try .init(reading: value) }
        workspacesAtInvite = try record.optionalInteger("workspaces_at_invite")
        try record.end()
    }
}

extension Snapshot.Policy.Administrators {
    var record: JSONValue {
        JSONValue([
            "minimum": JSONValue(minimum), "recommended": JSONValue(recommended), "role": .string(role),
        ])
    }

    init(reading value: JSONValue) throws(JSONError) {
        var record = try Record(value, "administrators")
        self.init(
            role: try record.string("role"), minimum: try record.integer("minimum"),
            recommended: try record.integer("recommended"))
        try record.end()
    }
}

extension Snapshot.Policy.Separation {
    var record: JSONValue {
        var members: [String: JSONValue] = ["roles": JSONValue(roles)]
        members["reason"] = reason?.json
        return JSONValue(members)
    }

    init(reading value: JSONValue) throws(JSONError) {
        var record = try Record(value, "separation_of_duties")
        self.init(roles: try record.strings("roles"), reason: try record.optionalLocalized("reason"))
        try record.end()
    }
}

extension Snapshot.Policy.SupportUsers {
    var record: JSONValue {
        var members: [String: JSONValue] = ["requires": JSONValue(requires.map(\.rawValue))]
        members["expires_after"] = expiresAfter.map { .string($0.text) }
        members["initial"] = initial.map { JSONValue($0) }
        members["workspace_role"] = workspaceRole.map { .string($0) }
        return JSONValue(members)
    }

    init(reading value: JSONValue) throws(JSONError) {
        var record = try Record(value, "support_users")
        self.init()
        requires = try record.strings("requires").compactMap(Requirement.init)
        expiresAfter = try record.optionalPeriod("expires_after")
        initial = try record.optionalStrings("initial")
        workspaceRole = try record.optionalString("workspace_role")
        try record.end()
    }
}

extension Snapshot.Policy.SupportAccess {
    var record: JSONValue {
        var members: [String: JSONValue] = [
            "default": .string(standard.text), "periods": JSONValue(periods.map(\.text)),
        ]
        members["recommended"] = recommended.map { .string($0.text) }
        members["weekend_minimum"] = weekendMinimum.map { .string($0.text) }
        return JSONValue(members)
    }

    init(reading value: JSONValue) throws(JSONError) {
        var record = try Record(value, "support_access")
        let periods = try record.strings("periods").compactMap { Period($0) }
        guard let standard = try record.optionalPeriod("default") else {
            throw record.fault("default", "is missing")
        }
        self.init(periods: periods, standard: standard)
        recommended = try record.optionalPeriod("recommended")
        weekendMinimum = try record.optionalPeriod("weekend_minimum")
        try record.end()
    }
}

extension Snapshot.ApprovalRule {
    var record: JSONValue {
        var members: [String: JSONValue] = [
            "for": JSONValue(kinds), "groups": .array(groups.map(\.record)),
            "not_subject": .bool(excludesSubject),
        ]
        members["roles"] = roles.map { JSONValue($0) }
        return JSONValue(members)
    }

    init(reading value: JSONValue) throws(JSONError) {
        var record = try Record(value, "approvals")
        self.init(
            kinds: try record.strings("for"), roles: try record.optionalStrings("roles"), groups: [],
            excludesSubject: try record.bool("not_subject"))
        for value in try record.array("groups") {
            var group = try Record(value, "groups")
            groups.append(Group(from: try group.optionalStrings("from"), people: try group.integer("people")))
            try group.end()
        }
        try record.end()
    }
}

extension Snapshot.ApprovalRule.Group {
    var record: JSONValue {
        var members: [String: JSONValue] = ["people": JSONValue(people)]
        members["from"] = from.map { JSONValue($0) }
        return JSONValue(members)
    }
}
