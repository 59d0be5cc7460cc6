extension Replay {
    /// The first thing in which the replayed log differs from a state, in words; `nil` where nothing does.
    package func difference(from snapshot: Snapshot) -> String? {
        for id in Set(organizations.keys).union(snapshot.organizations.map(\.id)).sorted() {
            guard let replayed = organizations[id] else {
                return "the log knows nothing of the organization `\(id)`"
            }
            guard let organization = snapshot.organization(id) else {
                return "the state lacks the organization `\(id)`, which the log has"
            }
            let platform = snapshot.platform(organization.platform)
            let former = formerValues[organization.platform] ?? [:]
            if let difference = replayed.difference(from: organization, platform, former) {
                return "organization `\(id)`: \(difference)"
            }
        }
        return nil
    }
}

extension Replay.Organization {
    fileprivate func difference(
        from state: Snapshot.Organization, _ platform: Snapshot.Platform?, _ former: [String: [JSONValue]]
    ) -> String? {
        if head.canonical != state.record.canonical { return "its own fields differ" }
        return compare("workspace", workspaces, state.workspaces.map { ($0.id, $0.record) })
            ?? compare("user", users.mapValues(\.comparable), state.users.map { ($0.email, $0.comparable) })
            ?? compare("support user", supportUsers, state.supportUsers.map { ($0.email, $0.record) })
            ?? compare("contact", contacts, state.contacts.map { ($0.email, $0.record) })
            ?? ((supportAccess?.canonical == state.supportAccess?.record.canonical)
                ? nil : "support access differs")
            ?? optionDifference(from: state, platform, former)
    }

    /// An option that the log never mentions has a value of its own, or one that follows from others.
    private func optionDifference(
        from state: Snapshot.Organization, _ platform: Snapshot.Platform?, _ former: [String: [JSONValue]]
    ) -> String? {
        for option in state.options {
            if let logged = options[option.id]?["value"] {
                if logged.canonical == option.value.json.canonical { continue }
            } else if option.origin != .declared {
                continue
            } else if let known = platform?.option(option.id),
                known.hasByItself(option.value, former[option.id] ?? [])
            {
                continue
            }
            return "the option `\(option.id)` differs from what the log says"
        }
        return nil
    }

    private func compare(_ what: String, _ replayed: [String: JSONValue], _ state: [(String, JSONValue)])
        -> String?
    {
        var rest = replayed
        for (id, record) in state {
            guard let other = rest.removeValue(forKey: id) else {
                return "the log knows nothing of the \(what) `\(id)`"
            }
            if other.canonical != record.canonical {
                return "the \(what) `\(id)` differs from what the log says"
            }
        }
        return rest.keys.min().map { "the state lacks the \(what) `\($0)`, which the log has" }
    }
}

extension Snapshot.Option {
    /// Whether a value is one that the option has, or once had, without being declared: to declare the same then is
    /// no change.
    fileprivate func hasByItself(_ value: Snapshot.OptionContent, _ former: [JSONValue]) -> Bool {
        guard let fallback else { return true }
        return fallback == value || locked?.to == value
            || former.contains { $0.canonical == value.json.canonical }
    }
}

extension Snapshot.User {
    fileprivate var comparable: JSONValue {
        JSONValue([
            "name": .string(name), "roles": JSONValue(roles), "status": .string(status.rawValue),
            "workspaces": JSONValue(
                Dictionary(uniqueKeysWithValues: workspaces.map { ($0.workspace, JSONValue($0.roles)) })),
        ])
    }
}

extension JSONValue {
    /// A user's record without `replaces`, which is a remark and no part of what he is.
    fileprivate var comparable: JSONValue { .object((object ?? []).filter { $0.key != "replaces" }) }
}
