extension Layout {
    mutating func open(_ tag: Tag) throws(TemplateError) {
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

    mutating func close(_ tag: Tag) throws(TemplateError) {
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
