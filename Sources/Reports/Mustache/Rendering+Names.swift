extension Rendering {
    /// The value of the name in a tag; none, in lenient mode, if it is unknown.
    func value(at node: Node, of program: Program) throws(TemplateError) -> TemplateValue? {
        try value(of: program.paths[node.item], at: node, of: program)
    }

    @inline(__always)
    private func value(
        of path: borrowing Path, at node: Node, of program: Program
    ) throws(TemplateError) -> TemplateValue? {
        guard let first = path.first else { return context.last }
        guard var value = lookUp(first) else {
            return try missing(first, of: copy path, among: nil, node, program)
        }
        for part in path.rest {
            guard case .object(let members) = value, let member = members[part] else {
                return try missing(part, of: copy path, among: value, node, program)
            }
            value = member
        }
        return value
    }

    private func lookUp(_ name: String) -> TemplateValue? {
        var index = context.count
        while index > 0 {
            index -= 1
            if case .object(let members) = context[index], let member = members[name] { return member }
        }
        return nil
    }

    private func missing(
        _ part: String, of path: Path, among value: TemplateValue?, _ node: Node, _ program: Program
    ) throws(TemplateError) -> TemplateValue? {
        guard mode == .strict else { return nil }
        var known: Set<String> = []
        for case .object(let members) in value.map({ [$0] }) ?? context { known.formUnion(members.keys) }
        let message =
            path.rest.isEmpty
            ? "nothing is called `\(path.name)` here"
            : "nothing is called `\(path.name)` here: `\(part)` is unknown"
        throw program.error(message, at: node, help: Self.listing(known, "names"))
    }

    /// The template that a tag names; none, in lenient mode, if there is none.
    func template(
        for inclusion: Inclusion, at node: Node, of program: Program
    ) throws(TemplateError) -> Template? {
        var name = inclusion.name
        if let path = inclusion.path {
            guard case .text(let text) = try value(of: path, at: node, of: program) else {
                guard mode == .strict else { return nil }
                throw program.error("`\(path.name)` is not the name of a template", at: node)
            }
            name = text
        }
        if let template = theme.templates[name] { return template }
        guard mode == .strict else { return nil }
        throw theme.unknownTemplate(name, at: node, of: program)
    }

    /// A help that lists what there is, in byte order.
    static func listing(_ names: some Sequence<String>, _ noun: String) -> String? {
        let sorted = names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        guard !sorted.isEmpty else { return nil }
        let shown = sorted.prefix(12).map { "`\($0)`" }.joined(separator: ", ")
        return "the \(noun) here are \(shown)" + (sorted.count > 12 ? " and \(sorted.count - 12) more" : "")
    }
}
