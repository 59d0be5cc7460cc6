import Ledger

extension ChangeRule {
    static let replacementIsDeclared = ChangeRule("change/undeclared-replacement", .warning) {
        hearing, report in
        let removed = hearing.changes.filter { $0.kind == .userRemoved }
        for change in hearing.changes where change.kind == .userAdded && hearing.isJudged(change) {
            guard let after = change.afterValue, after["replaces"] == nil,
                let old = removed.first(where: { isLike($0, change, after) })
            else { continue }
            report(
                change, "`\(change.subject.id)` looks like `\(old.subject.id)` under a new e-mail",
                help: "if it is the same person, write `replaces: \(old.subject.id)`")
        }
    }

    private static func isLike(_ removed: Change, _ added: Change, _ after: JSONValue) -> Bool {
        guard removed.organization == added.organization, removed.subject.name == added.subject.name,
            let before = removed.beforeValue
        else { return false }
        return before["roles"] == after["roles"] && before["workspaces"] == after["workspaces"]
    }
}
