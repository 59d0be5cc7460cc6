import Compiler
import Ledger
import Reports
import Source

extension Command {
    static let rules = Command(
        name: "rules", summary: "The rules, or one rule's page; `rules permissions` lists the permissions.",
        arguments: [
            Argument(
                name: "rule", summary: "A rule's id, as users/no-administrator, or `permissions`.",
                isOptional: true)
        ],
        flags: [Flag("--format", value: "format", "How they are printed.", values: ["text", "json"])],
        example: "rolebook rules users/no-administrator --lang fr", run: runRules)
}

private func runRules(_ call: Invocation) throws(Exit) -> Int32 {
    guard let words = Phrases(language: call.language) else {
        throw Exit(70, "there are no phrases for '\(visible(call.language))'")
    }
    let pages = RulePages(words: words)
    let isJSON = call["--format"] == "json"
    let all = RuleFacts.sorted
    guard let id = call.arguments.first else {
        try call.print(isJSON ? pages.json(all) : Array(pages.table(all).utf8))
        return 0
    }
    if id == "permissions" {
        let permissions = Permission.allCases
        try call.print(isJSON ? pages.json(permissions) : Array(pages.list(permissions).utf8))
        return 0
    }
    guard let rule = all.first(where: { $0.id == id }) else {
        let hint = nearest(to: id, in: all.map(\.id) + ["permissions"]).map { " Did you mean '\($0)'?" } ?? ""
        throw .usage("Unknown rule '\(visible(id))'.\(hint)")
    }
    try call.print(isJSON ? pages.json([rule]) : Array(pages.page(rule).utf8))
    return 0
}
