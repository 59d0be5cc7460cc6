/// How deep and how often templates may print one another, so that every page ends, and without a trap.
struct Bounds {
    /// Partials and parents inside one another.
    static let deepestTemplate = 100
    /// Tags inside one another, over all templates: each takes its share of the stack.
    static let deepestTag = 500
    /// Partials and parents in one page.
    static let mostTemplates = 1_000_000

    private var templates = 0
    private var tags = 0
    private var allTemplates = 0

    /// Counts a partial or parent that is entered.
    mutating func enterTemplate(at node: Node, of program: Program) throws(TemplateError) {
        templates += 1
        allTemplates += 1
        guard templates <= Self.deepestTemplate else {
            throw program.error(
                "more than \(Self.deepestTemplate) templates are inside one another", at: node,
                help: "let the recursion end with the values")
        }
        guard allTemplates <= Self.mostTemplates else {
            throw program.error("more than \(Self.mostTemplates) templates are printed in one page", at: node)
        }
    }

    mutating func leaveTemplate() { templates -= 1 }

    /// Counts a section or block that is entered.
    mutating func enterTag(at node: Node, of program: Program) throws(TemplateError) {
        tags += 1
        guard tags <= Self.deepestTag else {
            throw program.error("more than \(Self.deepestTag) tags are inside one another", at: node)
        }
    }

    mutating func leaveTag() { tags -= 1 }
}
