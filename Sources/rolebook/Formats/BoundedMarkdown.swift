/// Markdown that stays within so many bytes: a row is there whole or not at all, and what is left out is counted.
struct BoundedMarkdown {
    private(set) var text = ""
    private var room: Int

    /// - Parameter limit: in bytes; what `close` adds in the end is set aside.
    init(limit: Int) { room = limit - Self.reserve }

    /// Room for the sentences that say how much is left out, and for the end of a section.
    private static let reserve = 480

    /// What has to be there.
    mutating func put(_ block: String) {
        text += block
        room -= block.utf8.count
    }

    /// A section with as many of its rows as fit into a share of the room; a last row counts the others.
    mutating func section(_ title: String, _ rows: [String], share: Int, more: (Int) -> String) {
        guard !rows.isEmpty else { return }
        put("\n**\(title)**\n\n")
        let floor = room - room / share
        for (index, row) in rows.enumerated() {
            guard room - row.utf8.count >= floor else { return put("- \(more(rows.count - index))\n") }
            put(row)
        }
    }

    /// A part that is folded away, with as many of its rows as fit; no more are made.
    ///
    /// - Returns: how many rows stand there.
    mutating func folded(_ summary: String, _ rows: some Sequence<String>) -> Int {
        let opening = "\n<details><summary>\(summary)</summary>\n\n"
        let closing = "\n</details>\n"
        let space = room - opening.utf8.count - closing.utf8.count
        var shown = ""
        var count = 0
        for row in rows {
            guard shown.utf8.count + row.utf8.count <= space else { break }
            shown += row
            count += 1
        }
        if count > 0 { put(opening + shown + closing) }
        return count
    }

    /// The last sentence, for which there is always room.
    mutating func close(_ sentence: String) { text += "\n\(sentence)\n" }
}
