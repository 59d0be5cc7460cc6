/// Puts the tags of a template in their lines: which text is printed, what is inside what.
struct Layout {
    /// More tags inside one another are refused, so that printing them has a bound.
    static let deepest = 64

    private let text: TemplateText
    private(set) var pieces: [Piece] = []
    /// The first tag that prints without escaping.
    private(set) var firstUnescaped: Tag?
    private var open: [OpenTag] = []
    /// Up to where the text has been used.
    private var cursor = 0

    /// A tag that waits for the one that closes it.
    private struct OpenTag {
        let tag: Tag
        let piece: Int
        /// Whether what is inside is not printed: in a parent tag only blocks count.
        let isMuted: Bool
    }

    init(_ text: TemplateText) throws(TemplateError) {
        self.text = text
        var reader = TagReader(text)
        while let tag = try reader.next() { try add(tag) }
        if let last = open.last {
            throw TemplateError(
                "`\(last.tag.quoted)` is not closed", at: last.tag.range.lowerBound, in: text,
                help: "write `{{/\(last.tag.name)}}` where it ends")
        }
        addText(upTo: text.bytes.count, isFollowedByTag: false)
    }

    private var isMuted: Bool { open.last?.isMuted ?? false }
    private var isInParent: Bool { open.last?.tag.kind == .parent && !isMuted }

    private mutating func add(_ tag: Tag) throws(TemplateError) {
        if tag.kind == .unescaped, firstUnescaped == nil { firstUnescaped = tag }
        if let fault = nameFault(tag) { throw fault }
        switch tag.kind {
        case .close: try close(tag)
        case .section, .inverted, .parent, .block: try open(tag)
        case .value, .unescaped:
            guard !isMuted, !isInParent else { return skip(tag) }
            addText(upTo: tag.range.lowerBound)
            cursor = tag.range.upperBound
            append(Piece(tag.kind == .value ? .value : .unescaped, tag.range, name: tag.name))
        case .partial:
            guard !isMuted, !isInParent else { return skip(tag) }
            var piece = Piece(.partial, tag.range, name: tag.name)
            takeLine(of: tag, for: &piece)
            append(piece)
        case .comment, .delimiters:
            guard !isMuted, !isInParent else { return skip(tag) }
            var piece = Piece(.literal, tag.range)
            takeLine(of: tag, for: &piece)
        }
    }

    private func nameFault(_ tag: Tag) -> TemplateError? {
        let path: Substring
        switch tag.kind {
        case .value, .unescaped, .section, .inverted: path = tag.name[...]
        case .partial, .parent:
            guard tag.name.utf8.first == UInt8(ascii: "*") else { return nil }
            path = Substring(tag.name.utf8.dropFirst())
        case .block, .close, .comment, .delimiters: return nil
        }
        guard !Path(String(path)).isComplete else { return nil }
        return TemplateError("`\(path)` has an empty name between its dots", at: tag.range.lowerBound, in: text)
    }
}

// Opening and closing.
extension Layout {
    private mutating func open(_ tag: Tag) throws(TemplateError) {
        guard open.count < Self.deepest else {
            throw TemplateError(
                "more than \(Self.deepest) tags are inside one another", at: tag.range.lowerBound, in: text)
        }
        let isFilling = isInParent && tag.kind == .block
        guard !isMuted, !isInParent || isFilling else {
            open.append(OpenTag(tag: tag, piece: 0, isMuted: true))
            return skip(tag)
        }
        var piece = Piece(tag.openedPiece, tag.range, name: tag.name)
        let start = text.startOfLine(before: tag.range.lowerBound, notBefore: cursor)
        switch tag.kind {
        case .block where isFilling:
            if let start { piece.indent = start..<tag.range.lowerBound }
            let end = text.endOfLine(after: tag.range.upperBound)
            piece.standsAlone = end != nil
            cursor = end ?? tag.range.upperBound
        case .parent:
            // The line is the tag's own only if it is so where the tag is closed, too.
            addText(upTo: start ?? tag.range.lowerBound, isFollowedByTag: start == nil)
            if let start { piece.indent = start..<tag.range.lowerBound }
            piece.startsLine = start != nil
            cursor = tag.range.upperBound
        default: takeLine(of: tag, for: &piece)
        }
        open.append(OpenTag(tag: tag, piece: pieces.count, isMuted: false))
        append(piece)
    }

    private mutating func close(_ tag: Tag) throws(TemplateError) {
        guard let last = open.last else {
            throw TemplateError("`\(tag.quoted)` closes nothing", at: tag.range.lowerBound, in: text)
        }
        guard last.tag.name.utf8.elementsEqual(tag.name.utf8) else {
            let line = text.place(at: last.tag.range.lowerBound).line
            throw TemplateError(
                "`\(tag.quoted)` does not close `\(last.tag.quoted)`, which was opened in line \(line)",
                at: tag.range.lowerBound, in: text, help: "write `{{/\(last.tag.name)}}` before it")
        }
        guard !last.isMuted else {
            open.removeLast()
            return skip(tag)
        }
        switch last.tag.kind {
        case .parent: closeParent(tag, last.piece)
        case .block: closeBlock(tag, last.piece)
        default:
            var piece = Piece(.literal, tag.range)
            takeLine(of: tag, for: &piece)
        }
        open.removeLast()
        pieces[last.piece].end = pieces.count
    }

    private mutating func closeParent(_ tag: Tag, _ parent: Int) {
        cursor = tag.range.upperBound
        guard pieces[parent].startsLine, let end = text.endOfLine(after: cursor) else { return }
        pieces[parent].standsAlone = true
        cursor = end
    }

    private mutating func closeBlock(_ tag: Tag, _ block: Int) {
        let isFilling = open.dropLast().last?.tag.kind == .parent
        let start = text.startOfLine(before: tag.range.lowerBound, notBefore: cursor)
        let end = text.endOfLine(after: tag.range.upperBound)
        if let start, end != nil || isFilling {
            addText(upTo: start, isFollowedByTag: false)
            cursor = end ?? tag.range.upperBound
        } else {
            addText(upTo: tag.range.lowerBound)
            cursor = tag.range.upperBound
        }
        dedent(block)
    }
}

// Text and lines.
extension Layout {
    private mutating func skip(_ tag: Tag) { cursor = tag.range.upperBound }

    private mutating func append(_ piece: Piece) {
        pieces.append(piece)
        pieces[pieces.count - 1].end = pieces.count
    }

    /// Adds the text before a tag, without the tag's line if there is nothing else in it.
    private mutating func takeLine(of tag: Tag, for piece: inout Piece) {
        let start = text.startOfLine(before: tag.range.lowerBound, notBefore: cursor)
        let end = text.endOfLine(after: tag.range.upperBound)
        if let start { piece.indent = start..<tag.range.lowerBound }
        if let start, let end {
            addText(upTo: start, isFollowedByTag: false)
            cursor = end
            piece.standsAlone = true
            piece.startsLine = piece.kind == .partial || piece.kind == .block
        } else {
            addText(upTo: tag.range.lowerBound)
            cursor = tag.range.upperBound
        }
    }

    /// Adds text line by line. A line that a tag begins is there even if it is empty: it tells the indentation.
    private mutating func addText(upTo end: Int, isFollowedByTag: Bool = true) {
        var start = cursor
        cursor = end
        while true {
            let newline = text.bytes[start..<end].firstIndex(of: UInt8(ascii: "\n"))
            let lineEnd = newline.map { $0 + 1 } ?? end
            let startsLine = start == 0 || text.bytes[start - 1] == UInt8(ascii: "\n")
            if lineEnd > start || (startsLine && isFollowedByTag) {
                var piece = Piece(.literal, start..<lineEnd)
                piece.startsLine = startsLine
                append(piece)
            }
            start = lineEnd
            if newline == nil { return }
        }
    }
}

// Indentation of blocks.
extension Layout {
    /// Takes from the lines of a block the indentation that they have in common.
    private mutating func dedent(_ block: Int) {
        let lines = linesInside(block)
        var indentations = lines.compactMap { pieces[$0].indentation(in: text) }
        let isInline = !pieces[block].standsAlone
        if isInline { indentations.append(pieces[block].indent) }
        guard let first = indentations.first else { return pieces[block].ownIndent = pieces[block].indent }
        var count = first.count
        for other in indentations.dropFirst() {
            count = zip(text.bytes[first].prefix(count), text.bytes[other]).prefix { $0 == $1 }.count
        }
        for line in lines { pieces[line].dedent(by: count, in: text) }
        pieces[block].ownIndent = first.prefix(count)
        if !isInline { pieces[block].indent = pieces[block].ownIndent }
    }

    /// The pieces inside a block but not inside another block, which has taken its own indentation already.
    private func linesInside(_ block: Int) -> [Int] {
        var lines: [Int] = []
        var index = block + 1
        while index < pieces.count {
            lines.append(index)
            index = pieces[index].isIndentedApart ? pieces[index].end : index + 1
        }
        return lines
    }
}

extension Tag {
    /// The piece that an opening tag begins.
    fileprivate var openedPiece: Piece.Kind {
        switch kind {
        case .inverted: .inverted
        case .parent: .parent
        case .block: .block
        default: .section
        }
    }
}
