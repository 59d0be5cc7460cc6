/// The differences between two states, in byte order of address, then kind.
///
/// Without a previous state everything is new: the estate is founded, its settings with it.
///
/// - Parameter now: the moment of the new state. What had ended by then counts as ended in the previous one too.
package func changes(from old: Snapshot?, to new: Snapshot, at now: Instant) -> [Change] {
    let base = old?.aged(to: now) ?? Snapshot(settings: .init(), people: [], platforms: [], organizations: [])
    var result: [Change] = []
    if let old, let change = settingsChange(old.settings, new.settings) { result.append(change) }
    pairs(base.people, new.people) { before, after in
        if let change = personChange(before, after, base, new) { result.append(change) }
    }
    pairs(base.platforms, new.platforms) { before, after in
        if let change = platformChange(before, after, base) { result.append(change) }
    }
    pairs(base.organizations, new.organizations) { before, after in
        let stored = before.flatMap { old?.organization($0.id) }
        var differences = OrganizationDifferences(base, new, before, after, stored: stored)
        differences.find()
        result += differences.changes
    }
    if old == nil { for index in result.indices { result[index].isFounding = true } }
    return inOrder(result)
}

/// In byte order of address, then kind. Changes are large, so that only their numbers are sorted.
private func inOrder(_ changes: [Change]) -> [Change] {
    let keys = changes.map { (address: $0.address, kind: $0.kind.rawValue) }
    let order = changes.indices.sorted { left, right in
        let (one, other) = (keys[left], keys[right])
        if one.address == other.address { return one.kind < other.kind }
        return one.address.precedes(other.address)
    }
    return order.map { changes[$0] }
}

private func settingsChange(_ old: Snapshot.Settings, _ new: Snapshot.Settings) -> Change? {
    guard let (before, after) = difference(old.record, new.record) else { return nil }
    var change = Change(
        .settingsChanged, address: "settings", organization: nil,
        subject: .init(.settings, "settings", name: new.title?.text("en") ?? "settings"))
    change.before = before
    change.after = after
    change.file = new.file
    return change
}

private func personChange(
    _ old: Snapshot.Person?, _ new: Snapshot.Person?, _ base: Snapshot, _ next: Snapshot
) -> Change? {
    guard let person = new ?? old else { return nil }
    let kind: Change.Kind = old == nil ? .personAdded : new == nil ? .personRemoved : .personUpdated
    var change = Change(
        kind, address: "people/\(person.email)", organization: nil,
        subject: .init(.person, person.email, name: person.name))
    if let old, let new {
        guard let (before, after) = difference(old.record, new.record) else { return nil }
        change.before = before
        change.after = after
    } else {
        change.before = old?.record.canonical
        change.after = new?.record.canonical
    }
    change.file = new?.file
    let estate = base.organizations.isEmpty ? next : base
    var effect = EffectTally()
    for platform in estate.platforms { effect.compare(old, new, on: platform, estate) }
    effect.settle(&change)
    return change
}

private func platformChange(_ old: Snapshot.Platform?, _ new: Snapshot.Platform?, _ base: Snapshot) -> Change?
{
    guard let platform = new ?? old else { return nil }
    let kind: Change.Kind = old == nil ? .platformAdded : new == nil ? .platformRemoved : .platformUpdated
    var change = Change(
        kind, address: "platforms/\(platform.id)", organization: nil,
        subject: .init(.platform, platform.id, name: platform.name))
    change.file = new?.file
    guard let old, let new else {
        change.before = old?.record.canonical
        change.after = new?.record.canonical
        return change
    }
    let parts: Set = ["options", "policy", "roles"]
    guard let (before, after) = difference(old.record, new.record, inside: parts) else { return nil }
    change.before = before
    change.after = after
    var effect = EffectTally()
    for organization in base.organizations where organization.platform == old.id {
        effect.compare(organization, base, with: new)
    }
    effect.settle(&change)
    if !change.gaining.isEmpty { change.consequences.append(.peopleGain(change.gaining.count)) }
    if !change.losing.isEmpty { change.consequences.append(.peopleLose(change.losing.count)) }
    return change
}
