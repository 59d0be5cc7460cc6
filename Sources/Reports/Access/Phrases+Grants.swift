import Ledger

extension Phrases {
    /// A permission as something that one can do: "Add users with the role Member only".
    func capability(_ grant: Grant, roleName: (String) -> String) -> String {
        sentence(grant, "name", roleName)
    }

    /// A permission as something that somebody does: "adds users with the role Member only".
    func deed(_ grant: Grant, roleName: (String) -> String) -> String {
        sentence(grant, "sentence", roleName)
    }

    private func sentence(_ grant: Grant, _ form: String, _ roleName: (String) -> String) -> String {
        let key = "permission.\(grant.permission.rawValue)"
        switch grant.scope {
        case .everything: return self("\(key).\(form)")
        case .held: return self("\(key).\(form)-held")
        case .only(let roles): return self("\(key).\(form)-only", list(roles.map(roleName)))
        }
    }
}
