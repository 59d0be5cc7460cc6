import Ledger

extension ActivityEntry {
    /// The entry as an event of OCSF 1.8.0. It depends on the entry alone, so that exports repeat byte for byte.
    /// What OCSF has no place for stands under `unmapped`.
    var ocsf: JSONValue {
        let isRefusal = action == "change.refused"
        let kind = OCSFKind(
            Change.Kind(rawValue: action), isRefusal: isRefusal, gives: !gained.isEmpty, takes: !lost.isEmpty)
        let number = kind.eventClass.rawValue
        var event: [String: JSONValue] = [
            "activity_id": JSONValue(kind.activity), "activity_name": .string(kind.activityName),
            "actor": ocsfActor, "category_name": "Identity & Access Management", "category_uid": 3,
            "class_name": .string(kind.eventClass.name), "class_uid": JSONValue(number),
            "message": .string("\(action) \(address ?? "")".trimmed), "metadata": ocsfMetadata,
            "severity": isRefusal ? "Medium" : "Informational", "severity_id": isRefusal ? 3 : 1,
            "status": isRefusal ? "Failure" : "Success", "status_id": isRefusal ? 2 : 1,
            "time": .integer(time.seconds * 1000), "type_uid": JSONValue(number * 100 + kind.activity),
            "type_name": .string("\(kind.eventClass.name): \(kind.activityName)"), "unmapped": unmapped,
        ]
        if let rules { event["status_detail"] = .string("refused by \(rules.joined(separator: ", "))") }
        if let ip, NetworkAddress(ip) != nil { event["src_endpoint"] = JSONValue(["ip": .string(ip)]) }
        switch kind.eventClass {
        case .accountChange:
            event["user"] = ocsfSubject
            if after != nil, before != nil { event["user_result"] = ocsfSubject }
        case .userAccess:
            event["user"] = ocsfSubject
            event["privileges"] = JSONValue(privileges)
            event["resources"] = .array(resources)
        case .entityManagement:
            event["entity"] = entity(before ?? after)
            if after != nil, before != nil { event["entity_result"] = entity(after) }
            event["comment"] = reason.map { .string($0) }
        }
        return JSONValue(event)
    }

    private var ocsfMetadata: JSONValue {
        JSONValue([
            "event_code": .string(action), "log_name": "rolebook activity",
            "product": JSONValue(["name": "rolebook", "vendor_name": "rolebook"]),
            "sequence": JSONValue(seq), "uid": .string(hash), "version": "1.8.0",
        ])
    }

    /// Whoever acted; time itself is the program.
    private var ocsfActor: JSONValue {
        if actor == .system { return JSONValue(["app_name": "rolebook"]) }
        return JSONValue(["user": ocsfUser(actor.email, name: actor.name, isPerson: true)])
    }

    private var ocsfSubject: JSONValue {
        guard let subject else { return ocsfUser("unknown", name: nil, isPerson: false) }
        return ocsfUser(subject.id, name: subject.name, isPerson: subject.isPerson)
    }

    /// - Parameter isPerson: consent to support is given to nobody in particular.
    private func ocsfUser(_ id: String, name: String?, isPerson: Bool) -> JSONValue {
        guard isPerson else {
            return JSONValue([
                "name": "support", "type": "Support of the vendor", "type_id": 99, "uid": "support",
            ])
        }
        var user: [String: JSONValue] = [
            "name": .string(id), "type": "User", "type_id": 1, "uid": .string(id),
        ]
        if id.isMailbox { user["email_addr"] = .string(id) }
        user["full_name"] = name.map { .string($0) }
        return JSONValue(user)
    }

    /// The organization, and the workspaces where it is about these.
    private var resources: [JSONValue] {
        let workspaces = workspace.map { [$0] } ?? texts("workspaces", in: after ?? before)
        let organization = organization.map { id in
            JSONValue(["type": "Organization", "uid": .string(id)])
        }
        return [organization].compactMap(\.self)
            + workspaces.map { id in
                JSONValue(["type": "Workspace", "uid": .string("\(self.organization ?? "")/\(id)")])
            }
    }

    private func entity(_ json: [UInt8]?) -> JSONValue {
        let kind = subject?.kind
        var entity: [String: JSONValue] = [
            "type": .string(kind == .organization ? "Organization" : kind?.rawValue ?? "estate"),
            "type_id": kind == .organization ? 4 : 99, "uid": .string(address ?? "estate"),
        ]
        entity["name"] = subject.map { .string($0.name) }
        if kind == .organization, let subject {
            entity["org"] = JSONValue(["name": .string(subject.name), "uid": .string(subject.id)])
        }
        entity["data"] = json.flatMap { try? JSONValue(parsing: $0) }
        return JSONValue(entity)
    }

    /// What only this log knows.
    private var unmapped: JSONValue {
        var rest: [String: JSONValue] = [
            "action": .string(action), "approved_by": JSONValue(approvedBy),
            "consequences": JSONValue(consequences),
            "hash": .string(hash), "previous": .string(previous), "serial": JSONValue(serial),
        ]
        let texts = [
            ("address", address), ("organization", organization), ("workspace", workspace),
            ("reason", reason),
            ("reference", reference), ("effect", effect?.rawValue), ("cause", cause?.rawValue), ("ip", ip),
        ]
        for (key, text) in texts { rest[key] = text.map { .string($0) } }
        for (key, json) in [("before", before), ("after", after)] {
            rest[key] = json.flatMap { try? JSONValue(parsing: $0) }
        }
        rest["actor_roles"] = actor.roles.map { JSONValue($0) }
        rest["rules"] = rules.map { JSONValue($0) }
        rest["changes"] = changes.map { attempts in
            .array(attempts.map { JSONValue(["address": .string($0.address), "kind": .string($0.kind)]) })
        }
        return JSONValue(rest)
    }
}

extension ActivityEntry {
    /// Roles or a level that are there afterwards and were not before, and the reverse.
    private var gained: [String] { granted(after).filter { !granted(before).contains($0) } }
    private var lost: [String] { granted(before).filter { !granted(after).contains($0) } }

    private var privileges: [String] {
        switch subject?.kind {
        case .supportAccess?: return ["support access"]
        case .person?: return ["support user"]
        default: return (gained + lost).isEmpty ? granted(after ?? before) : gained + lost
        }
    }

    private func granted(_ json: [UInt8]?) -> [String] {
        texts("roles", in: json) + texts("level", in: json)
    }

    private func texts(_ key: String, in json: [UInt8]?) -> [String] {
        guard let value = json.flatMap({ try? JSONValue(parsing: $0) })?[key] else { return [] }
        return value.string.map { [$0] } ?? value.array?.compactMap(\.string) ?? []
    }
}

extension String {
    /// Whether it has the form that OCSF takes for an e-mail: with a dot after the `@`.
    fileprivate var isMailbox: Bool {
        let parts = utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        return parts.count == 2 && parts.allSatisfy { !$0.isEmpty }
            && parts[1].dropFirst().contains(UInt8(ascii: "."))
    }

    fileprivate var trimmed: String { utf8.last == UInt8(ascii: " ") ? String(dropLast()) : self }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
    package init(stringLiteral value: String) { self = .string(value) }
    package init(integerLiteral value: Int64) { self = .integer(value) }
}
