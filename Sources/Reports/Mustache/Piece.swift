/// A part of a template while it is laid out: a line of text, or part of one, or a tag that prints.
struct Piece {
    /// What a piece prints.
    enum Kind { case literal, value, unescaped, section, inverted, partial, parent, block }

    var kind: Kind
    /// The text of a literal; else the tag.
    var range: Range<Int>
    var name = ""
    /// The index past the last piece inside.
    var end: Int
    /// Whether a line of the template begins here.
    var startsLine = false
    /// Whether the tag has its line for itself.
    var standsAlone = false
    /// The white space before a tag: what each line of a partial, or of what fills a block, is indented by.
    var indent: Range<Int>
    /// What was taken from each line inside a block, and is put back where nothing else fills it.
    var ownIndent: Range<Int>

    init(_ kind: Kind, _ range: Range<Int>, name: String = "") {
        self.kind = kind
        self.range = range
        self.name = name
        end = 0
        indent = range.lowerBound..<range.lowerBound
        ownIndent = indent
    }

    /// Whether a block's lines inside are its own, and no longer part of what is around it.
    var isIndentedApart: Bool { kind == .block || kind == .parent }

    /// The white space at the beginning of a line of the template, unless the line is blank.
    func indentation(in text: TemplateText) -> Range<Int>? {
        guard startsLine else { return nil }
        guard kind == .literal else { return indent }
        return text.isBlankLine(range) ? nil : text.indentation(of: range)
    }

    /// Takes up to `count` bytes of white space from the line that begins here.
    mutating func dedent(by count: Int, in text: TemplateText) {
        if kind == .literal, startsLine {
            range = range.dropping(min(count, text.indentation(of: range).count))
        }
        indent = indent.dropping(count)
        ownIndent = ownIndent.dropping(count)
    }
}

extension Range<Int> {
    /// The range without its first `count` elements, or without all.
    fileprivate func dropping(_ count: Int) -> Range {
        Swift.min(lowerBound + count, upperBound)..<upperBound
    }
}
