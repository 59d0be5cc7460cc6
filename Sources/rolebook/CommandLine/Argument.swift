/// One argument of a command.
struct Argument: Sendable {
    /// What stands for it in the help: a name, or the few words that it may be, as `verify | state`.
    let name: String
    let summary: String
    let isOptional: Bool

    init(name: String, summary: String, isOptional: Bool = false) {
        self.name = name
        self.summary = summary
        self.isOptional = isOptional
    }

    /// The words that it may be, where they are few.
    var values: [String] {
        let words = name.split(separator: "|").map { String($0.drop { $0 == " " }.prefix { $0 != " " }) }
        return words.count > 1 ? words : []
    }

    /// As it stands in a call: `<id>`, or `[<id>]` where it may be left out.
    var written: String { isOptional ? "[<\(name)>]" : "<\(name)>" }
}
