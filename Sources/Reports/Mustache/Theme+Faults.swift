extension Theme {
    /// What strict mode would refuse whatever the values are, in templates that no page has printed yet, too.
    ///
    /// The templates are in byte order; a template that is not there, a filling for no block and printing without
    /// escaping are faults, each with its place.
    package var faults: [TemplateError] {
        let sorted = templates.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        return sorted.flatMap { faults(of: $0.value.program) }
    }

    private func faults(of program: Program) -> [TemplateError] {
        var faults = program.escapingFault.map { [$0] } ?? []
        for node in program.nodes where node.kind == .partial || node.kind == .parent {
            let inclusion = program.inclusions[node.item]
            guard inclusion.path == nil else { continue }
            guard templates[inclusion.name] != nil else {
                faults.append(unknownTemplate(inclusion.name, at: node, of: program))
                continue
            }
            guard let blocks = blocks(in: inclusion.name) else { continue }
            for (name, filling) in inclusion.fillings.sorted(by: { $0.value < $1.value })
            where !blocks.contains(name) {
                faults.append(
                    program.error(
                        "`\(inclusion.name)` has no block `\(name)`", at: program.nodes[filling],
                        help: Rendering.listing(blocks, "blocks")))
            }
        }
        return faults
    }

    /// An error about a name that no template has.
    func unknownTemplate(_ name: String, at node: Node, of program: Program) -> TemplateError {
        program.error(
            "there is no template `\(name)`", at: node, help: Rendering.listing(templates.keys, "templates"))
    }

    /// The blocks of a template and of all that it includes; unknown if values decide what it includes.
    private func blocks(in name: String) -> Set<String>? {
        var names: Set<String> = []
        var seen: Set = [name]
        var open = [name]
        while let next = open.popLast() {
            guard let program = templates[next]?.program else { continue }
            names.formUnion(program.blocks.map(\.name))
            for inclusion in program.inclusions {
                guard inclusion.path == nil else { return nil }
                if seen.insert(inclusion.name).inserted { open.append(inclusion.name) }
            }
        }
        return names
    }
}
