import Ledger
import Source

extension Message {
    /// Who could make a change instead.
    static func candidates(_ people: [String]) -> Message {
        if people.isEmpty { return "nobody could make this change in the previous state" }
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
