/// A template laid out for printing: flat tables, which nodes point into.
final class Program: Sendable {
    let text: TemplateText
    let nodes: [Node]
    /// The bytes of all literals, one after the other.
    let bytes: [UInt8]
    let literals: [Literal]
    /// Where the lines of the literals end in `bytes`.
    let lineEnds: [Int]
    let paths: [Path]
    let inclusions: [Inclusion]
    let blocks: [Block]
    /// What strict mode says of the first tag that prints without escaping.
    let escapingFault: TemplateError?

    init(name: String, text: String) throws(TemplateError) {
        self.text = TemplateText(name: name, bytes: Array(text.utf8))
        let layout = try Layout(self.text)
        let tables = Tables(layout.pieces, self.text)
        escapingFault = layout.firstUnescaped.map { [text = self.text] tag in
            TemplateError(
                "`\(tag.quoted)` prints without escaping", at: tag.range.lowerBound, in: text,
                help: "write `{{\(tag.name)}}`")
        }
        nodes = tables.nodes
        bytes = tables.bytes
        literals = tables.literals
        lineEnds = tables.lineEnds
        paths = tables.paths
        inclusions = tables.inclusions
        blocks = tables.blocks
    }

    /// A fault at the tag of a node.
    func error(_ message: String, at node: Node, help: String? = nil) -> TemplateError {
        TemplateError(message, at: node.offset, in: text, help: help)
    }
}

/// One step of printing; what it needs is in the table of its kind.
struct Node: Sendable {
    let kind: Piece.Kind
    /// The index in the table of the kind.
    let item: Int
    /// The index of the node past the last one inside.
    var end: Int
    /// Where the tag stands in the text.
    let offset: Int
}

/// Text to print as it is.
struct Literal: Sendable {
    var range: Range<Int>
    var lines: Range<Int>
    var endsLine: Bool
}

/// Another template, printed in the place of a tag.
struct Inclusion: Sendable {
    let name: String
    /// The value that tells the name.
    let path: Path?
    /// White space before a tag that does not stand alone, if it is not in a literal.
    let lead: [UInt8]
    /// What each line is indented by.
    let indent: [UInt8]
    let standsAlone: Bool
    /// The nodes that fill blocks of the other template.
    var fillings: [String: Int] = [:]
}

/// A place in a template that another template may fill.
struct Block: Sendable {
    let name: String
    /// What each line of another filling is indented by.
    let indent: [UInt8]
    /// What each line of its own is indented by.
    let ownIndent: [UInt8]
}
