extension OrganizationDifferences {
    /// What differs about one admitted support user.
    mutating func supportUser(_ old: Snapshot.SupportUser?, _ new: Snapshot.SupportUser?) {
        guard let admitted = new ?? old else { return }
        guard let old, let new else {
            var change = change(new == nil ? .supportUserRemoved : .supportUserAdded, admitted)
            change.before = old?.record.canonical
            change.after = new?.record.canonical
            settle(&change, old, new)
            changes.append(change)
            return
        }
        if old.status == .ended, new.status != .ended {
            var change = change(.supportUserAdded, new)
            change.after = new.record.canonical
            settle(&change, nil, new)
            changes.append(change)
            return
        }
        let kept = withoutClosed(old)
        if let (before, after) = difference(kept.record, new.record) {
            var change = change(.supportUserUpdated, new)
            change.before = before
            change.after = after
            change.isImplied = kept.hasOtherEndByPolicy(new)
            settle(&change, kept, new)
            changes.append(change)
        }
        if let stored = stored?.supportUsers.first(id: new.email), stored.status != .ended,
            old.status == .ended, old.ends == new.ends
        {
            changes.append(expired(stored, new))
        }
    }

    /// An admission without the workspaces that are removed in the same step: they take it along.
    private func withoutClosed(_ admitted: Snapshot.SupportUser) -> Snapshot.SupportUser {
        var kept = admitted
        kept.workspaces.removeAll { new?.workspaces.first(id: $0) == nil }
        return kept
    }

    private func expired(_ old: Snapshot.SupportUser, _ new: Snapshot.SupportUser) -> Change {
        var change = change(.supportUserExpired, new)
        change.before = JSONValue(["status": .string(old.status.rawValue)]).canonical
        change.after = JSONValue(["status": .string(new.status.rawValue)]).canonical
        change.cause = .time
        change.file = nil
        settle(&change, old, nil)
        return change
    }

    private func change(_ kind: Change.Kind, _ admitted: Snapshot.SupportUser) -> Change {
        let name = base.person(admitted.email)?.name ?? next.person(admitted.email)?.name ?? admitted.email
        var change = change(
            kind, .init(.person, admitted.email, name: name), at: "/support/users/\(admitted.email)")
        if kind.action != .delete { change.file = admitted.file }
        return change
    }

    private func settle(_ change: inout Change, _ old: Snapshot.SupportUser?, _ new: Snapshot.SupportUser?) {
        guard isActive, let platform else { return }
        var effect = EffectTally()
        effect.compare(
            change.subject.id, old.map { platform.rights(of: $0) } ?? PersonRights(),
            new.map { platform.rights(of: $0) } ?? PersonRights(),
            besides: rights(of: change.subject.id, besides: .supportUser))
        effect.settle(&change)
    }

    /// What differs about consent to support.
    mutating func supportAccess(_ old: Snapshot.SupportAccess?, _ new: Snapshot.SupportAccess?) {
        guard let kind = accessKind(old, new), let organization else { return }
        var change = change(
            kind, .init(.supportAccess, organization.id, name: organization.name), at: "/support/access")
        switch (old, new) {
        case (let old?, let new?) where kind == .supportAccessChanged:
            let (before, after) = difference(old.record, new.record) ?? ([], [])
            change.before = before
            change.after = after
            change.isImplied = old.hasOtherEndByPolicy(new)
        case (_?, let new?) where kind == .supportAccessEnded:
            change.before = (stored?.supportAccess?.status).map {
                JSONValue(["status": .string($0.rawValue)]).canonical
            }
            change.after = JSONValue(["status": .string(new.status.rawValue)]).canonical
            change.cause = .time
        default:
            change.before = kind == .supportAccessRevoked ? old?.record.canonical : nil
            change.after = new?.record.canonical
        }
        if kind.action != .delete { change.file = new?.file }
        let before = kind == .supportAccessEnded ? stored?.supportAccess : old
        if isActive, let platform {
            var effect = EffectTally()
            effect.compare(
                Snapshot.supportPerson, before.map { platform.rights(of: $0) } ?? PersonRights(),
                new.map { platform.rights(of: $0) } ?? PersonRights())
            effect.settle(&change)
        }
        if isActive, before?.status == .active, new?.status != .active {
            change.consequences.append(.supportSessionEnds)
        }
        changes.append(change)
    }

    private func accessKind(_ old: Snapshot.SupportAccess?, _ new: Snapshot.SupportAccess?) -> Change.Kind? {
        guard let old else { return new == nil ? nil : .supportAccessGranted }
        guard let new else { return .supportAccessRevoked }
        if new.isStartDeclared, new.starts != old.starts { return .supportAccessGranted }
        if new.period != old.period { return .supportAccessChanged }
        if new.starts != old.starts { return .supportAccessGranted }
        if new.ends != old.ends { return .supportAccessChanged }
        return stored?.supportAccess?.status != .ended && new.status == .ended ? .supportAccessEnded : nil
    }
}

extension Snapshot.SupportUser {
    /// Whether nothing differs but an end that nobody declared, neither before nor now: it follows from the policy of
    /// the platform and the time zone of the organization.
    fileprivate func hasOtherEndByPolicy(_ new: Self) -> Bool {
        !isEndDeclared && !new.isEndDeclared && reason == new.reason && workspaces == new.workspaces
    }
}

extension Snapshot.SupportAccess {
    /// Whether the end follows from the time zone of the organization, whose months these are, or is nearer because
    /// the policy of the platform is. A consent that is over, or is to last longer, has to be given by those who may.
    fileprivate func hasOtherEndByPolicy(_ new: Self) -> Bool {
        if period == new.period { return true }
        guard !isPeriodDeclared, !new.isPeriodDeclared, status != .ended, let end = new.ends else {
            return false
        }
        return ends.map { end <= $0 } ?? true
    }
}
