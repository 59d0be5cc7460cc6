/// Puts the tags of a template in their lines: which text is printed, what is inside what.
struct Layout {
    /// More tags inside one another are refused, so that printing them has a bound.
    static let deepest = 64

    let text: TemplateText
    var pieces: [Piece] = []
    /// The first tag that prints without escaping.
    private(set) var firstUnescaped: Tag?
    var open: [OpenTag] = []
    /// Up to where the text has been used.
    var cursor = 0

    /// A tag that waits for the one that closes it.
    struct OpenTag {
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

    var isMuted: Bool { open.last?.isMuted ?? false }
    var isInParent: Bool { open.last?.tag.kind == .parent && !isMuted }

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
        return TemplateError(
            "`\(path)` has an empty name beside a dot", at: tag.range.lowerBound, in: text)
    }
}
