extension Rendering {
    mutating func include(
        _ inclusion: Inclusion, at node: Node, of program: Program
    ) throws(TemplateError) {
        if !inclusion.lead.isEmpty {
            printIndent()
            out += inclusion.lead
        }
        guard let template = try template(for: inclusion, at: node, of: program) else { return }
        try bounds.enterTemplate(at: node, of: program)
        if node.kind == .parent { fillings.append(Filling(program: program, nodes: inclusion.fillings)) }
        if inclusion.standsAlone {
            isAtLineStart = true
            indent += inclusion.indent
            try print(template.program)
            indent.removeLast(inclusion.indent.count)
        } else {
            printIndent()
            let start = indentStart
            indentStart = indent.count
            try print(template.program)
            indentStart = start
            isAtLineStart = false
        }
        if node.kind == .parent { fillings.removeLast() }
        bounds.leaveTemplate()
    }

    mutating func printBlock(
        _ node: Node, _ inside: Range<Int>, of program: Program
    ) throws(TemplateError) {
        let block = program.blocks[node.item]
        guard let index = fillings.firstIndex(where: { $0.nodes[block.name] != nil }),
            let filling = fillings[index].nodes[block.name]
        else {
            indent += block.ownIndent
            try nest(inside, at: node, of: program)
            indent.removeLast(block.ownIndent.count)
            return
        }
        // What fills a block was written where only the parent tags further out were around.
        let saved = fillings
        fillings.removeSubrange(index...)
        indent += block.indent
        let source = saved[index].program
        try nest(filling + 1..<source.nodes[filling].end, at: node, of: source)
        indent.removeLast(block.indent.count)
        fillings = saved
    }
}
