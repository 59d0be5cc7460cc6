import Source

/// The groups of a list, each with its members, which may be groups too.
struct SCIMGroups {
    private var groups: [(id: String?, name: Located<String>)] = []
    private var numbers: [String: Int] = [:]
    private var numbersByMember: [String: [Int]] = [:]

    mutating func add(id: String?, name: Located<String>, members: [String]) {
        for member in members { numbersByMember[member, default: []].append(groups.count) }
        if let id { numbers[id] = numbers[id] ?? groups.count }
        groups.append((id, name))
    }

    func has(_ id: String) -> Bool { numbers[id] != nil }

    /// The names of the groups that have these ids or this member, and of the groups that these are members of.
    func names(ids: [String], member: String?) -> [Located<String>] {
        var found = ids.compactMap { numbers[$0] }
        if let member { found += numbersByMember[member] ?? [] }
        var position = 0
        while position < found.count {
            let around = groups[found[position]].id.flatMap { numbersByMember[$0] } ?? []
            found += around.filter { !found.contains($0) }
            position += 1
        }
        return found.map { groups[$0].name }
    }
}
