/// The small Markdown of help texts as HTML: paragraphs, lists, emphasis, code, links to `https:`.
///
/// All else is text and escaped, HTML too.
package func renderMarkdown(_ text: String) -> SafeHTML {
    var html = SafeHTML("")
    for block in MarkdownBlock.blocks(of: text) {
        switch block {
        case .paragraph(let lines):
            html.append("<p>")
            html.append(renderMarkdownSpans(lines.joined(separator: "\n")))
            html.append("</p>\n")
        case .bullets(let items):
            html.append("<ul>\n")
            appendItems(items, to: &html)
            html.append("</ul>\n")
        case .steps(let items):
            html.append("<ol>\n")
            appendItems(items, to: &html)
            html.append("</ol>\n")
        }
    }
    return html
}

private func appendItems(_ items: [String], to html: inout SafeHTML) {
    for item in items {
        html.append("<li>")
        html.append(renderMarkdownSpans(item))
        html.append("</li>\n")
    }
}

/// A part of a Markdown text between blank lines.
enum MarkdownBlock: Equatable {
    case paragraph([String])
    case bullets([String])
    case steps([String])

    static func blocks(of text: String) -> [MarkdownBlock] {
        var blocks: [MarkdownBlock] = []
        var isOpen = false
        for line in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            let line = trimmed(line)
            guard !line.isEmpty else {
                isOpen = false
                continue
            }
            let last = isOpen ? blocks.popLast() : nil
            isOpen = true
            blocks += added(line, to: last)
        }
        return joinedLists(blocks)
    }

    /// A line on the block before it, or as a block of its own.
    private static func added(_ line: Substring.UTF8View, to last: MarkdownBlock?) -> [MarkdownBlock] {
        if let item = bullet(line) {
            if case .bullets(let items) = last { return [.bullets(items + [item])] }
            return (last.map { [$0] } ?? []) + [.bullets([item])]
        }
        if let item = step(line) {
            if case .steps(let items) = last { return [.steps(items + [item])] }
            return (last.map { [$0] } ?? []) + [.steps([item])]
        }
        let line = String(decoding: line, as: UTF8.self)
        switch last {
        case nil: return [.paragraph([line])]
        case .paragraph(let lines): return [.paragraph(lines + [line])]
        case .bullets(let items): return [.bullets(continued(items, line))]
        case .steps(let items): return [.steps(continued(items, line))]
        }
    }

    private static func continued(_ items: [String], _ line: String) -> [String] {
        guard let last = items.last else { return [line] }
        return items.dropLast() + [last + "\n" + line]
    }

    /// Items with blank lines between them are one list.
    private static func joinedLists(_ blocks: [MarkdownBlock]) -> [MarkdownBlock] {
        var joined: [MarkdownBlock] = []
        for block in blocks {
            switch (joined.last, block) {
            case (.bullets(let items), .bullets(let more)): joined[joined.count - 1] = .bullets(items + more)
            case (.steps(let items), .steps(let more)): joined[joined.count - 1] = .steps(items + more)
            default: joined.append(block)
            }
        }
        return joined
    }

    private static func bullet(_ line: Substring.UTF8View) -> String? {
        guard let sign = line.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "*"),
            line.dropFirst().first == UInt8(ascii: " ")
        else { return nil }
        return String(decoding: trimmed(line.dropFirst(2)), as: UTF8.self)
    }

    private static func step(_ line: Substring.UTF8View) -> String? {
        let digits = line.prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
        let rest = line.dropFirst(digits.count)
        guard 1...3 ~= digits.count, rest.first == UInt8(ascii: "."),
            rest.dropFirst().first == UInt8(ascii: " ")
        else { return nil }
        return String(decoding: trimmed(rest.dropFirst(2)), as: UTF8.self)
    }

    private static func trimmed(_ line: Substring.UTF8View) -> Substring.UTF8View {
        var line = line
        while let first = line.first, isWhitespace(first) { line = line.dropFirst() }
        while let last = line.last, isWhitespace(last) { line = line.dropLast() }
        return line
    }
}
