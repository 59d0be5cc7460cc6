extension OrganizationDifferences {
    /// What differs about one contact.
    mutating func contact(_ old: Snapshot.Contact?, _ new: Snapshot.Contact?) {
        guard let contact = new ?? old else { return }
        guard let old, let new else {
            var change = change(new == nil ? .contactRemoved : .contactAdded, contact)
            change.before = old?.record.canonical
            change.after = new?.record.canonical
            change.rolesGiven = new?.level.map { [$0] } ?? []
            change.rolesTaken = old?.level.map { [$0] } ?? []
            settle(&change, old, new)
            changes.append(change)
            return
        }
        var edited = old
        if old.hasPortal != new.hasPortal { toggled(old, new, &edited) }
        if edited.level != new.level { levelChanged(old, new) }
        if let (before, after) = difference(old.record, new.record, only: ["name", "username"]) {
            var change = change(.contactUpdated, new)
            change.before = before
            change.after = after
            changes.append(change)
        }
    }

    /// A contact enabled with its first level is one change.
    private mutating func toggled(
        _ old: Snapshot.Contact, _ new: Snapshot.Contact, _ edited: inout Snapshot.Contact
    ) {
        var change = change(new.hasPortal ? .contactEnabled : .contactDisabled, new)
        edited.hasPortal = new.hasPortal
        if new.hasPortal, old.level == nil { edited.level = new.level }
        let (before, after) = difference(old.record, edited.record) ?? ([], [])
        change.before = before
        change.after = after
        if new.hasPortal { change.rolesGiven = edited.level.map { [$0] } ?? [] }
        settle(&change, old, edited)
        changes.append(change)
    }

    private mutating func levelChanged(_ old: Snapshot.Contact, _ new: Snapshot.Contact) {
        var change = change(.contactLevelChanged, new)
        let (before, after) = difference(old.record, new.record, only: ["level"]) ?? ([], [])
        change.before = before
        change.after = after
        change.rolesGiven = new.level.map { [$0] } ?? []
        change.rolesTaken = old.level.map { [$0] } ?? []
        var edited = old
        edited.level = new.level
        settle(&change, old, edited)
        changes.append(change)
    }

    private func change(_ kind: Change.Kind, _ contact: Snapshot.Contact) -> Change {
        var change = change(
            kind, .init(.contact, contact.email, name: contact.name), at: "/contacts/\(contact.email)")
        if kind.action != .delete { change.file = contact.file }
        return change
    }

    private func settle(_ change: inout Change, _ old: Snapshot.Contact?, _ new: Snapshot.Contact?) {
        guard isActive, let platform, let organization else { return }
        var effect = EffectTally()
        effect.compare(
            change.subject.id, old.map { platform.rights(of: $0, in: organization) } ?? PersonRights(),
            new.map { platform.rights(of: $0, in: organization) } ?? PersonRights(),
            besides: rights(of: change.subject.id, besides: .contact))
        effect.settle(&change)
    }

    /// What differs about the options in effect; a difference in origin alone is none.
    ///
    /// On another platform they start anew, as those of a new organization do.
    mutating func options(_ old: Snapshot.Organization?, _ new: Snapshot.Organization) {
        let nextPlatform = next.platform(new.platform)
        let old = old?.platform == new.platform ? old : nil
        for value in new.options {
            let before = old?.options.first(id: value.id)
            let known = before?.value ?? nextPlatform?.option(value.id)?.fallback
            guard known != value.value else { continue }
            if before == nil, value.origin != .declared { continue }
            changes.append(optionChanged(value, before, known, nextPlatform?.option(value.id)))
        }
    }

    private func optionChanged(
        _ value: Snapshot.OptionValue, _ before: Snapshot.OptionValue?, _ known: Snapshot.OptionContent?,
        _ option: Snapshot.Option?
    ) -> Change {
        var change = change(
            .optionChanged, .init(.option, value.id, name: option?.name?.text("en") ?? value.id),
            at: "/options/\(value.id)")
        change.before = known.map { JSONValue(["value": $0.json]).canonical }
        change.after = JSONValue(["value": value.value.json]).canonical
        change.file = value.file
        change.isImplied =
            value.origin != .declared && (before.map { $0.origin != .declared } ?? true)
            && !isLockedFromWithin(value, before, option)
        if let option, option.gates != nil { settle(&change, value, option) }
        let written = value.value.written
        if let text = option?.consequences[written] {
            change.consequences.append(.declared(text))
        }
        return change
    }

    /// Whether what the organization itself declares has closed a lock that the platform had before: who brings an
    /// option to a value by way of another needs the permission for it all the same.
    private func isLockedFromWithin(
        _ value: Snapshot.OptionValue, _ before: Snapshot.OptionValue?, _ option: Snapshot.Option?
    ) -> Bool {
        value.origin == .locked && before?.origin != .locked
            && platform?.option(value.id)?.locked == option?.locked
    }

    /// An option that gates permissions reaches every contact.
    private func settle(_ change: inout Change, _ value: Snapshot.OptionValue, _ option: Snapshot.Option) {
        guard let organization, let platform, isActive else { return }
        var edited = organization
        if let index = edited.options.position(id: value.id) { edited.options[index].value = value.value }
        var effect = EffectTally()
        for contact in organization.contacts {
            effect.compare(
                contact.email, platform.rights(of: contact, in: organization),
                platform.rights(of: contact, in: edited),
                besides: rights(of: contact.email, besides: .contact))
        }
        effect.settle(&change)
        let shutOut = organization.contacts.count(where: \.hasPortal)
        if option.gates == .all, value.value == .flag(false), shutOut > 0 {
            change.consequences.append(.portalUsersShutOut(shutOut))
        }
    }
}
