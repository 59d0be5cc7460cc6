import Ledger

extension Hearing {
    /// The approvals that a change needs by the policy of its platform in the previous state.
    func approvalRules(_ change: Change) -> [Snapshot.ApprovalRule] {
        guard isWeighed(change), let platform = platform(of: change) else { return [] }
        return platform.policy.approvals.filter { rule in
            let isMeant = rule.kinds.contains { kind in
                switch kind {
                case "expands": change.effect.expands
                case "narrows": change.effect.narrows
                case Change.Kind.supportUserAdded.rawValue:
                    change.kind == .supportUserAdded
                        || (change.kind == .supportUserUpdated && isExtension(change))
                default: kind == change.kind.rawValue
                }
            }
            guard isMeant, let roles = rule.roles else { return isMeant }
            return !Set(roles).isDisjoint(with: change.rolesConcerned + change.workspaceRoles)
        }
    }

    /// Whether the update of a support user's admission lets him do more, or for longer.
    private func isExtension(_ change: Change) -> Bool {
        if change.effect.expands { return true }
        guard let before = change.beforeValue?["ends"], let after = change.afterValue?["ends"] else {
            return false
        }
        guard let old = before.string.flatMap({ Instant(rfc3339: $0) }) else { return false }
        return after.string.flatMap { Instant(rfc3339: $0) }.map { $0 > old } ?? true
    }

    /// How many people each group of an approval rule still lacks.
    ///
    /// Nobody counts twice: people are matched to places so that as many places as possible are filled.
    func missing(_ rule: Snapshot.ApprovalRule, _ change: Change) -> [Int] {
        var people = Set(request.approvedBy)
        if !actor.isEmpty { people.insert(actor) }
        if rule.excludesSubject { people = people.filter { !change.isAbout($0) } }
        let known = people.filter(previous.knows).sorted()
        let roles = known.map { self.roles(of: $0, for: change) }
        let fits = { (person: Int, group: Int) in
            rule.groups[group].from.map { !roles[person].isDisjoint(with: $0) } ?? true
        }
        let places = rule.groups.indices.flatMap {
            Array(repeating: $0, count: min(rule.groups[$0].people, known.count + 1))
        }
        let filled = matching(places, count: known.count, fits)
        return rule.groups.enumerated().map { index, group in
            max(0, group.people - zip(places, filled).count { $0 == index && $1 })
        }
    }

    /// Which places are filled in a largest matching of people to places.
    private func matching(_ places: [Int], count: Int, _ fits: (Int, Int) -> Bool) -> [Bool] {
        var placeOf = [Int?](repeating: nil, count: count)
        func fill(_ place: Int, _ visited: inout Set<Int>) -> Bool {
            for person in 0..<count where fits(person, places[place]) && visited.insert(person).inserted {
                if let other = placeOf[person], !fill(other, &visited) { continue }
                placeOf[person] = place
                return true
            }
            return false
        }
        for place in places.indices {
            var visited = Set<Int>()
            _ = fill(place, &visited)
        }
        let taken = Set(placeOf.compactMap(\.self))
        return places.indices.map(taken.contains)
    }
}
