extension OrganizationDifferences {
    /// What differs among the users of an organization.
    mutating func users(_ old: [Snapshot.User], _ new: [Snapshot.User]) {
        let replaced = replacements(old, new)
        let gone = Set(replaced.values)
        pairs(old, new) { before, after in
            if let before, let after {
                updated(before, after, at: after)
            } else if let after {
                if let email = replaced[after.email], let before = old.first(id: email) {
                    self.replaced(before, after)
                } else {
                    added(after)
                }
            } else if let before, !gone.contains(before.email) {
                removed(before)
            }
        }
    }

    /// New e-mail → old e-mail, where the platform lets an e-mail be edited and the old entry is gone.
    private func replacements(_ old: [Snapshot.User], _ new: [Snapshot.User]) -> [String: String] {
        guard platform?.policy.email == .editable else { return [:] }
        var result: [String: String] = [:]
        var taken = Set<String>()
        for user in new {
            guard let email = user.replaces, old.first(id: user.email) == nil, old.first(id: email) != nil,
                new.first(id: email) == nil, taken.insert(email).inserted
            else { continue }
            result[user.email] = email
        }
        return result
    }

    private func change(_ kind: Change.Kind, _ user: Snapshot.User, at suffix: String = "") -> Change {
        var change = change(
            kind, .init(.user, user.email, name: user.name), at: "/users/\(user.email)\(suffix)")
        change.file = user.file
        return change
    }

    private mutating func added(_ user: Snapshot.User) {
        var change = change(.userAdded, user)
        change.after = user.record
        change.rolesGiven = user.roles
        change.workspaceRoles = user.workspaceRoles
        if isActive, let platform, platform.givesAnything(to: user) {
            let others = rights(of: user.email, besides: .user)
            var effect = EffectTally()
            effect.arrives(user.email, with: platform.rights(of: user), besides: others)
            effect.settle(&change)
        }
        changes.append(change)
    }

    private mutating func removed(_ user: Snapshot.User) {
        var change = change(.userRemoved, user)
        change.before = user.record
        change.file = nil
        change.rolesTaken = user.roles
        change.workspaceRoles = user.workspaceRoles
        if !user.workspaces.isEmpty { change.consequences.append(.losesWorkspaces(user.workspaces.count)) }
        if let count = user.observed?.assignedContacts, count > 0 {
            change.consequences.append(.contactsUnassigned(count))
        }
        if isActive, let platform, platform.givesAnything(to: user) {
            let others = rights(of: user.email, besides: .user)
            var effect = EffectTally()
            effect.leaves(user.email, with: platform.rights(of: user), besides: others)
            effect.settle(&change)
        }
        changes.append(change)
    }

    private mutating func replaced(_ before: Snapshot.User, _ after: Snapshot.User) {
        let first = changes.count
        var change = change(.userReplaced, after)
        change.before = JSONValue(["email": .string(before.email)]).canonical
        change.after = JSONValue(["email": .string(after.email)]).canonical
        changes.append(change)
        updated(before, after, at: after)
        for index in changes.indices[first...] { changes[index].formerEmail = before.email }
    }

    /// A user who was there before; every aspect that differs is a change of its own.
    private mutating func updated(_ before: Snapshot.User, _ after: Snapshot.User, at user: Snapshot.User) {
        guard
            before.name != after.name || before.roles != after.roles || before.status != after.status
                || before.workspaces != after.workspaces
        else { return }
        let kind = statusKind(before.status, after.status)
        if before.name != after.name || kind == .userUpdated { edited(before, after, at: user) }
        if before.roles != after.roles {
            append(
                .userRolesChanged, user, before, ("roles", JSONValue(before.roles), JSONValue(after.roles))
            ) {
                $0.roles = after.roles
            }
            changes[changes.count - 1].rolesGiven = after.roles.filter { !before.roles.contains($0) }
            changes[changes.count - 1].rolesTaken = before.roles.filter { !after.roles.contains($0) }
        }
        if let kind, kind != .userUpdated {
            let values = (JSONValue.string(before.status.rawValue), JSONValue.string(after.status.rawValue))
            append(kind, user, before, ("status", values.0, values.1)) { $0.status = after.status }
        }
        memberships(before, after, at: user)
    }

    /// The kind of a change of status; `nil` where there is none.
    private func statusKind(_ before: Snapshot.User.Status, _ after: Snapshot.User.Status) -> Change.Kind? {
        switch (before, after) {
        case _ where before == after: nil
        case (.pending, .active): .userAccepted
        case (.suspended, _): .userActivated
        case (_, .suspended): .userSuspended
        default: .userUpdated
        }
    }

    /// A new name, or an invitation made anew, or both in one change.
    private mutating func edited(_ before: Snapshot.User, _ after: Snapshot.User, at user: Snapshot.User) {
        let status = statusKind(before.status, after.status) == .userUpdated ? after.status : before.status
        var edited = before
        edited.name = after.name
        edited.status = status
        guard let (old, new) = difference(before.head, edited.head) else { return }
        var change = change(.userUpdated, user)
        change.before = old
        change.after = new
        settle(&change, before) { $0 = edited }
        changes.append(change)
    }

    /// A change of one field of a user; its effect is what it alone does to the previous state.
    private mutating func append(
        _ kind: Change.Kind, _ user: Snapshot.User, _ before: Snapshot.User,
        _ field: (name: String, old: JSONValue, new: JSONValue), at suffix: String = "",
        _ edit: (inout Snapshot.User) -> Void
    ) {
        var change = change(kind, user, at: suffix)
        change.before = JSONValue([field.name: field.old]).canonical
        change.after = JSONValue([field.name: field.new]).canonical
        settle(&change, before, edit)
        changes.append(change)
    }

    private func settle(
        _ change: inout Change, _ before: Snapshot.User, _ edit: (inout Snapshot.User) -> Void
    ) {
        guard isActive, let platform else { return }
        var edited = before
        edit(&edited)
        var effect = EffectTally()
        effect.compare(
            change.subject.id, platform.rights(of: before), platform.rights(of: edited),
            besides: rights(of: before.email, besides: .user))
        effect.settle(&change)
    }

    private mutating func memberships(_ before: Snapshot.User, _ after: Snapshot.User, at user: Snapshot.User)
    {
        let old = Dictionary(uniqueKeysWithValues: before.workspaces.map { ($0.workspace, $0) })
        let new = Dictionary(uniqueKeysWithValues: after.workspaces.map { ($0.workspace, $0) })
        for workspace in Set(old.keys).union(new.keys).sorted() {
            membership(workspace, old[workspace], new[workspace], before, user)
        }
    }

    private mutating func membership(
        _ workspace: String, _ old: Snapshot.Membership?, _ new: Snapshot.Membership?,
        _ before: Snapshot.User,
        _ user: Snapshot.User
    ) {
        guard old != new else { return }
        if new == nil, self.new?.workspaces.first(id: workspace) == nil { return }
        let kind: Change.Kind =
            old == nil ? .membershipAdded : new == nil ? .membershipRemoved : .membershipChanged
        var change = change(kind, user, at: "/workspaces/\(workspace)")
        change.workspace = workspace
        change.before = old.map { JSONValue(["roles": JSONValue($0.roles)]).canonical }
        change.after = new.map { JSONValue(["roles": JSONValue($0.roles)]).canonical }
        if new == nil { change.file = nil }
        change.rolesGiven = (new?.roles ?? []).filter { old?.roles.contains($0) != true }
        change.rolesTaken = (old?.roles ?? []).filter { new?.roles.contains($0) != true }
        settle(&change, before) { edited in
            edited.workspaces.removeAll { $0.workspace == workspace }
            if let new { edited.workspaces.append(new) }
        }
        changes.append(change)
    }
}

extension Snapshot.User {
    /// The roles in workspaces that come and go with a user, each once.
    fileprivate var workspaceRoles: [String] { Set(workspaces.flatMap(\.roles)).sorted() }

    /// What `user.updated` is about.
    fileprivate var head: JSONValue {
        JSONValue(["name": .string(name), "status": .string(status.rawValue)])
    }

    /// Canonical JSON of the fields that are compared and logged.
    var record: [UInt8] {
        var writer = JSONWriter(capacity: 160)
        write(to: &writer, state: false)
        return writer.bytes
    }
}
