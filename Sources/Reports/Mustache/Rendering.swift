/// A page while it is printed.
struct Rendering {
    /// The bytes printed so far.
    var out: [UInt8] = []
    let theme: Theme
    let mode: Mode
    /// The values that names are looked up in, the last one first.
    var context: [TemplateValue]
    /// What fills blocks: for each parent tag around, the outermost first.
    var fillings: [Filling] = []
    var bounds = Bounds()
    /// What lines are indented by; only what is past `indentStart` counts.
    var indent: [UInt8] = []
    var indentStart = 0
    /// Whether the indentation of the line is still to be printed.
    var isAtLineStart = true

    /// The blocks inside a parent tag.
    struct Filling {
        let program: Program
        let nodes: [String: Int]
    }

    init(of theme: Theme, with value: TemplateValue, _ mode: Mode) {
        self.theme = theme
        self.mode = mode
        context = [value]
    }

    /// Prints a template.
    mutating func print(_ program: Program) throws(TemplateError) {
        if mode == .strict, let fault = program.escapingFault { throw fault }
        try print(0..<program.nodes.count, of: program)
    }

    /// Prints some nodes of a template.
    mutating func print(_ range: Range<Int>, of program: Program) throws(TemplateError) {
        var index = range.lowerBound
        while index < range.upperBound {
            let node = program.nodes[index]
            switch node.kind {
            case .literal: print(program.literals[node.item], of: program)
            case .value: try printValue(node, of: program, escaped: true)
            case .unescaped: try printValue(node, of: program, escaped: false)
            case .section: try printSection(node, index + 1..<node.end, of: program)
            case .inverted:
                let value = try value(at: node, of: program)
                if value?.isTruthy != true { try nest(index + 1..<node.end, at: node, of: program) }
            case .partial, .parent: try include(program.inclusions[node.item], at: node, of: program)
            case .block: try printBlock(node, index + 1..<node.end, of: program)
            }
            index = node.end
        }
    }

    private mutating func printSection(
        _ node: Node, _ inside: Range<Int>, of program: Program
    ) throws(TemplateError) {
        let value = try value(at: node, of: program)
        guard let value, value.isTruthy else { return }
        guard case .list(let items) = value else {
            context.append(value)
            try nest(inside, at: node, of: program)
            context.removeLast()
            return
        }
        for item in items {
            context.append(item)
            try nest(inside, at: node, of: program)
            context.removeLast()
        }
    }

    /// Prints what is inside a tag, within the bound of the depth.
    mutating func nest(_ inside: Range<Int>, at node: Node, of program: Program) throws(TemplateError) {
        try bounds.enterTag(at: node, of: program)
        try print(inside, of: program)
        bounds.leaveTag()
    }
}

extension Rendering {
    private mutating func printValue(_ node: Node, of program: Program, escaped: Bool) throws(TemplateError) {
        printIndent()
        guard let value = try value(at: node, of: program) else { return }
        switch value {
        case .text(let text): if escaped { appendEscaped(text, to: &out) } else { out += text.utf8 }
        case .markup(let html): out += html.bytes
        case .flag(let flag): out += (flag ? "true" : "false").utf8
        case .nothing: break
        case .list, .object:
            guard mode == .strict else { return }
            let name = program.paths[node.item].name
            throw program.error("`\(name)` is not a text", at: node, help: "open it with `{{#\(name)}}`")
        }
    }

    private mutating func print(_ literal: Literal, of program: Program) {
        guard indentStart < indent.count else {
            program.bytes.withUnsafeBufferPointer { out.append(contentsOf: $0[literal.range]) }
            isAtLineStart = literal.endsLine
            return
        }
        program.bytes.withUnsafeBufferPointer { bytes in
            var start = literal.range.lowerBound
            for line in literal.lines {
                let end = program.lineEnds[line]
                if !isBlankLine(bytes[start..<end]) { printIndent() }
                out.append(contentsOf: bytes[start..<end])
                isAtLineStart = true
                start = end
            }
        }
        isAtLineStart = literal.endsLine
    }

    /// Whether there is nothing but the end of a line: it is not indented.
    private func isBlankLine(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        line.first == UInt8(ascii: "\n") || (line.first == UInt8(ascii: "\r") && line.count == 2)
    }

    mutating func printIndent() {
        guard isAtLineStart else { return }
        isAtLineStart = false
        if indentStart < indent.count { out.append(contentsOf: indent[indentStart...]) }
    }
}
