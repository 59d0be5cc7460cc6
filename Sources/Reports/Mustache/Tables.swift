/// Turns the pieces of a layout into the tables of a program.
struct Tables {
    private(set) var nodes: [Node] = []
    private(set) var bytes: [UInt8] = []
    private(set) var literals: [Literal] = []
    private(set) var lineEnds: [Int] = []
    private(set) var paths: [Path] = []
    private(set) var inclusions: [Inclusion] = []
    private(set) var blocks: [Block] = []

    private let text: TemplateText
    /// Whether the last node is a literal that the next piece of text continues.
    private var isInLiteral = false

    init(_ pieces: [Piece], _ text: TemplateText) {
        self.text = text
        var isEnd = Array(repeating: false, count: pieces.count + 1)
        for piece in pieces where piece.kind != .literal { isEnd[piece.end] = true }
        var nodeOf: [Int] = []
        for (index, piece) in pieces.enumerated() {
            if isEnd[index] { isInLiteral = false }
            nodeOf.append(nodes.count)
            if piece.kind == .literal { addLiteral(piece.range) } else { addTag(piece) }
        }
        nodeOf.append(nodes.count)
        for (index, piece) in pieces.enumerated() where piece.kind != .literal {
            nodes[nodeOf[index]].end = nodeOf[piece.end]
            if piece.kind == .parent {
                inclusions[nodes[nodeOf[index]].item].fillings = fillings(of: index, pieces, nodeOf)
            }
        }
    }

    private mutating func addLiteral(_ range: Range<Int>) {
        guard let last = text.bytes[range].last else { return }
        if !isInLiteral {
            add(.literal, literals.count, range.lowerBound)
            let (start, line) = (bytes.count, lineEnds.count)
            literals.append(Literal(range: start..<start, lines: line..<line, endsLine: false))
        }
        isInLiteral = true
        bytes += text.bytes[range]
        let literal = literals.count - 1
        // A line in two parts, with a comment between them, is one.
        if !literals[literal].lines.isEmpty, !literals[literal].endsLine { lineEnds.removeLast() }
        lineEnds.append(bytes.count)
        literals[literal].range = literals[literal].range.lowerBound..<bytes.count
        literals[literal].lines = literals[literal].lines.lowerBound..<lineEnds.count
        literals[literal].endsLine = last == UInt8(ascii: "\n")
    }

    private mutating func addTag(_ piece: Piece) {
        isInLiteral = false
        let offset = piece.range.lowerBound
        switch piece.kind {
        case .literal: break
        case .value, .unescaped, .section, .inverted:
            add(piece.kind, paths.count, offset)
            paths.append(Path(piece.name))
        case .partial, .parent:
            add(piece.kind, inclusions.count, offset)
            inclusions.append(inclusion(piece))
        case .block:
            add(.block, blocks.count, offset)
            blocks.append(
                Block(
                    name: piece.name, indent: Array(text.bytes[piece.indent]),
                    ownIndent: Array(text.bytes[piece.ownIndent])))
        }
    }

    private mutating func add(_ kind: Piece.Kind, _ item: Int, _ offset: Int) {
        nodes.append(Node(kind: kind, item: item, end: nodes.count + 1, offset: offset))
    }

    private func inclusion(_ piece: Piece) -> Inclusion {
        let indent = Array(text.bytes[piece.indent])
        let isDynamic = piece.name.utf8.first == UInt8(ascii: "*")
        return Inclusion(
            name: piece.name,
            path: isDynamic ? Path(String(decoding: piece.name.utf8.dropFirst(), as: UTF8.self)) : nil,
            lead: piece.kind == .parent && !piece.standsAlone ? indent : [],
            indent: piece.standsAlone ? indent : [], standsAlone: piece.standsAlone)
    }

    private func fillings(of parent: Int, _ pieces: [Piece], _ nodeOf: [Int]) -> [String: Int] {
        var fillings: [String: Int] = [:]
        var index = parent + 1
        while index < pieces[parent].end {
            fillings[pieces[index].name] = nodeOf[index]
            index = pieces[index].end
        }
        return fillings
    }
}
