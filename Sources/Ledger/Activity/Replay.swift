/// The state that a log leads to, built from nothing by applying its entries in order.
package struct Replay: Sendable {
    /// One organization as its entries made it; every value is a compared record.
    struct Organization: Sendable {
        var head: JSONValue
        var workspaces: [String: JSONValue] = [:]
        var users: [String: JSONValue] = [:]
        var supportUsers: [String: JSONValue] = [:]
        var supportAccess: JSONValue?
        var contacts: [String: JSONValue] = [:]
        var options: [String: JSONValue] = [:]
    }

    private(set) var organizations: [String: Organization] = [:]
    /// Platform → option → values that it had by itself, as default or by a lock, until its platform changed.
    private(set) var formerValues: [String: [String: [JSONValue]]] = [:]

    package init() {}

    /// Applies one entry; entries about people and settings change nothing here.
    package mutating func apply(_ entry: ActivityEntry) throws(JSONError) {
        guard let kind = Change.Kind(rawValue: entry.action) else { return }
        if kind == .platformUpdated || kind == .platformRemoved { try applyPlatform(entry) }
        guard let id = entry.organization else { return }
        let after = try entry.after.map { bytes throws(JSONError) in try JSONValue(parsing: bytes) }
        switch kind {
        case .organizationAdded:
            guard let after, organizations[id] == nil else { throw fault(entry, "it was there before") }
            organizations[id] = Organization(head: after)
        case .organizationRemoved:
            guard organizations.removeValue(forKey: id) != nil else { throw fault(entry, "it was not there") }
        default:
            guard var organization = organizations[id] else {
                throw fault(entry, "there is no such organization")
            }
            organizations[id] = nil
            try organization.apply(kind, entry, after)
            organizations[id] = organization
        }
    }

    /// What a platform's options had by themselves stays with organizations that declare it; an option that goes is
    /// gone everywhere.
    private mutating func applyPlatform(_ entry: ActivityEntry) throws(JSONError) {
        guard let platform = entry.subject?.id else { return }
        guard let before = entry.before, let after = entry.after else {
            formerValues[platform] = nil
            return
        }
        let next = try JSONValue(parsing: after)["options"]
        for option in try JSONValue(parsing: before)["options"]?.object ?? [] where option.value != .null {
            if next?[option.key] == .null {
                formerValues[platform]?[option.key] = nil
                for id in organizations.keys where organizations[id]?.head["platform"]?.string == platform {
                    organizations[id]?.options[option.key] = nil
                }
            } else {
                let values = [option.value["default"], option.value["locked"]?["to"]].compactMap(\.self)
                formerValues[platform, default: [:]][option.key, default: []] += values
            }
        }
    }

    private func fault(_ entry: ActivityEntry, _ message: String) -> JSONError {
        JSONError("entry \(entry.seq) (\(entry.action) \(entry.address ?? "")): \(message)", at: 0)
    }
}

extension Replay.Organization {
    mutating func apply(_ kind: Change.Kind, _ entry: ActivityEntry, _ after: JSONValue?) throws(JSONError) {
        guard let subject = entry.subject?.id else {
            throw JSONError("entry \(entry.seq) has no subject", at: 0)
        }
        switch kind {
        case .organizationUpdated:
            head = head.merging(after)
            if after?["platform"] != nil { options = [:] }
        case .workspaceAdded, .workspaceUpdated: workspaces.merge(subject, after)
        case .workspaceRemoved: removeWorkspace(subject)
        case .userRemoved: users[subject] = nil
        case .userReplaced:
            guard let before = entry.before, let old = try JSONValue(parsing: before)["email"]?.string else {
                return
            }
            users[subject] = (users.removeValue(forKey: old) ?? .object([])).merging(users[subject])
        case .membershipAdded, .membershipChanged, .membershipRemoved:
            guard let workspace = entry.workspace else { return }
            users[subject] = users[subject]?.settingMembership(workspace, after?["roles"])
        case .userAdded, .userRolesChanged, .userUpdated, .userSuspended, .userActivated, .userAccepted:
            users.merge(subject, after)
        case .supportUserAdded: supportUsers[subject] = after
        case .supportUserUpdated: supportUsers.merge(subject, after)
        case .supportUserRemoved: supportUsers[subject] = nil
        case .supportAccessGranted: supportAccess = after
        case .supportAccessChanged: supportAccess = (supportAccess ?? .object([])).merging(after)
        case .supportAccessRevoked: supportAccess = nil
        case .contactRemoved: contacts[subject] = nil
        case .contactAdded, .contactUpdated, .contactEnabled, .contactDisabled, .contactLevelChanged:
            contacts.merge(subject, after)
        case .optionChanged: options.merge(subject, after)
        default: break
        }
    }

    private mutating func removeWorkspace(_ id: String) {
        workspaces[id] = nil
        for (email, user) in users where user["workspaces"]?[id] != nil {
            users[email] = user.settingMembership(id, nil)
        }
        for (email, admitted) in supportUsers {
            let kept = (admitted["workspaces"]?.array ?? []).filter { $0.string != id }
            supportUsers[email] = admitted.merging(JSONValue(["workspaces": .array(kept)]))
        }
    }
}

extension JSONValue {
    /// The object with the members of another put over its own; `null` takes a member away.
    fileprivate func merging(_ other: JSONValue?) -> JSONValue {
        var members = Dictionary(uniqueKeysWithValues: (object ?? []).map { ($0.key, $0.value) })
        for member in other?.object ?? [] { members[member.key] = member.value == .null ? nil : member.value }
        return JSONValue(members)
    }

    fileprivate func settingMembership(_ workspace: String, _ roles: JSONValue?) -> JSONValue {
        let memberships = (self["workspaces"] ?? .object([])).merging(
            .object([.init(key: workspace, value: roles ?? .null)]))
        return merging(.object([.init(key: "workspaces", value: memberships)]))
    }
}

extension [String: JSONValue] {
    fileprivate mutating func merge(_ key: String, _ value: JSONValue?) {
        self[key] = (self[key] ?? .object([])).merging(value)
    }
}
