extension Layout {
    mutating func skip(_ tag: Tag) { cursor = tag.range.upperBound }

    mutating func append(_ piece: Piece) {
        pieces.append(piece)
        pieces[pieces.count - 1].end = pieces.count
    }

    /// Adds the text before a tag, without the tag's line if there is nothing else in it.
    mutating func takeLine(of tag: Tag, for piece: inout Piece) {
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
    mutating func addText(upTo end: Int, isFollowedByTag: Bool = true) {
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

extension Layout {
    /// Takes from the lines of a block the indentation that they have in common.
    mutating func dedent(_ block: Int) {
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
