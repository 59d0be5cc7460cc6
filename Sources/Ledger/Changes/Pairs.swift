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
        } else if old[left].id.utf8.lexicographicallyPrecedes(new[right].id.utf8) {
            body(old[left], nil)
            left += 1
        } else {
            body(nil, new[right])
            right += 1
        }
    }
}

/// The members of two objects that differ, as canonical JSON for before and after; `nil` where none does.
func difference(_ old: JSONValue, _ new: JSONValue, only keys: Set<String>? = nil) -> (
    before: [UInt8], after: [UInt8]
)? {
    let before = Dictionary(uniqueKeysWithValues: (old.object ?? []).map { ($0.key, $0.value) })
    let after = Dictionary(uniqueKeysWithValues: (new.object ?? []).map { ($0.key, $0.value) })
    var differing = Set(before.keys).union(after.keys).filter { before[$0] != after[$0] }
    if let keys { differing.formIntersection(keys) }
    guard !differing.isEmpty else { return nil }
    func part(_ members: [String: JSONValue]) -> [UInt8] {
        JSONValue(Dictionary(uniqueKeysWithValues: differing.map { ($0, members[$0] ?? .null) })).canonical
    }
    return (part(before), part(after))
}
