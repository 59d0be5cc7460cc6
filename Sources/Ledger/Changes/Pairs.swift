/// The entities of two lists in byte order of ids, side by side: those of the same id together.
func pairs<Entity: SnapshotEntity>(_ old: [Entity], _ new: [Entity], _ body: (Entity?, Entity?) -> Void) {
    var left = 0
    var right = 0
    while left < old.count || right < new.count {
        if left == old.count {
            body(nil, new[right])
            right += 1
        } else if right == new.count {
            body(old[left], nil)
            left += 1
        } else if old[left].id == new[right].id {
            body(old[left], new[right])
            left += 1
            right += 1
        } else if old[left].id.precedes(new[right].id) {
            body(old[left], nil)
            left += 1
        } else {
            body(nil, new[right])
            right += 1
        }
    }
}

/// The members of two objects that differ, as canonical JSON for before and after; `nil` where none does.
///
/// - Parameter inside: members of which again only those members are given that differ.
func difference(
    _ old: JSONValue, _ new: JSONValue, inside: Set<String> = [], only keys: Set<String>? = nil
) -> (before: [UInt8], after: [UInt8])? {
    if let keys { return difference(old.keeping(keys), new.keeping(keys), inside: inside) }
    guard let (before, after) = differing(old, new, inside) else { return nil }
    return (before.canonical, after.canonical)
}

private func differing(
    _ old: JSONValue, _ new: JSONValue, _ inside: Set<String>
) -> (before: JSONValue, after: JSONValue)? {
    let before = Dictionary(uniqueKeysWithValues: (old.object ?? []).map { ($0.key, $0.value) })
    let after = Dictionary(uniqueKeysWithValues: (new.object ?? []).map { ($0.key, $0.value) })
    var parts: (before: [String: JSONValue], after: [String: JSONValue]) = ([:], [:])
    for key in Set(before.keys).union(after.keys) where before[key] != after[key] {
        let pair = (before[key] ?? .null, after[key] ?? .null)
        let narrowed = inside.contains(key) ? differing(pair.0, pair.1, []) : nil
        (parts.before[key], parts.after[key]) = narrowed ?? pair
    }
    return parts.after.isEmpty ? nil : (JSONValue(parts.before), JSONValue(parts.after))
}

extension JSONValue {
    /// The object with some of its members only.
    fileprivate func keeping(_ keys: Set<String>) -> JSONValue {
        .object((object ?? []).filter { keys.contains($0.key) })
    }
}
