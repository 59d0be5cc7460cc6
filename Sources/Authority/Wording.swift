import Ledger
import Source

extension Message {
    /// Who could make a change instead.
    static func candidates(_ people: [String]) -> Message {
        if people.isEmpty { return "nobody else could make this change in the previous state" }
        let named = people.prefix(5).map { "`\($0)`" }.joined(separator: ", ")
        return people.count > 5
            ? "could be made by \(named) and \(people.count - 5) more" : "could be made by \(named)"
    }
}

extension Message {
    /// The functions that would do.
    static func functions(_ functions: [String]) -> Message {
        "admit somebody with the function \(functions.map { "`\($0)`" }.joined(separator: ", ")), or do it later"
    }
}

extension Hearing {
    /// Whether the actor holds a permission in a change's organization at all, for whatever roles.
    func holds(_ permission: Permission, _ change: Change, _ workspace: String?) -> Bool {
        guard let organization = organization(of: change) else { return false }
        return previous.rights(of: actor, in: organization).holds(permission, in: workspace)
    }
}

extension Message {
    /// So many people have to agree, and some are missing.
    static func missing(_ missing: Int, of people: Int, from roles: [String]?) -> Message {
        let group = roles.map { roles -> Message in
            let named = roles.map { "`\($0)`" }
            guard let last = named.last, named.count > 1 else { return "\(named.first ?? "")" }
            return "\(named.dropLast().joined(separator: ", ")) or \(last)"
        }
        switch (people, group) {
        case (1, let group?): return "somebody has to agree who is \(group)"
        case (1, nil): return "somebody has to agree"
        case (_, let group?): return "\(people) people have to agree who are \(group); \(missing) missing"
        case (_, nil): return "\(people) people have to agree; \(missing) missing"
        }
    }
}
