import Ledger
import Reports
import Source

/// Entries as a table: of the first seven columns those that fit into the width, from the left.
func logTable(_ entries: [ActivityEntry], width: Int, _ words: Phrases) -> [UInt8] {
    var shown: [TableColumn] = []
    for column in LogColumn.allCases.prefix(7) {
        let widest = entries.reduce(0) { max($0, column.text($1, words).cells) }
        let next = TableColumn(
            column: column, heading: column.heading(words), widest: widest,
            shrinks: column != .time && column != .ip)
        guard shown.isEmpty || (shown + [next]).leastWidth <= width else { break }
        shown.append(next)
    }
    let widths = shown.widths(within: width)
    let headings = zip(shown, widths).map { $0.headingLines(within: $1) }
    var bytes: [UInt8] = []
    for line in 0..<(headings.map(\.count).max() ?? 0) {
        bytes += row(headings.map { $0.count > line ? $0[line] : "" }, widths)
    }
    for entry in entries { bytes += row(shown.map { $0.column.text(entry, words) }, widths) }
    return bytes
}

private func row(_ cells: [String], _ widths: [Int]) -> [UInt8] {
    var line = zip(cells, widths).map { $0.fitted(to: $1) }.joined(separator: "  ")
    while line.utf8.last == UInt8(ascii: " ") { line.unicodeScalars.removeLast() }
    return line.utf8 + [UInt8(ascii: "\n")]
}

extension LogColumn {
    /// As in the other formats, but with an e-mail where a name is missing.
    fileprivate func text(_ entry: ActivityEntry, _ words: Phrases) -> String {
        let cell = cell(entry, words)
        return visible(self == .actor && cell.isEmpty ? entry.actor.email : cell)
    }
}

private struct TableColumn {
    let column: LogColumn
    let heading: String
    /// The cells that its longest text takes.
    let widest: Int
    let shrinks: Bool

    var fullWidth: Int { max(heading.cells, widest) }
    /// As much as its texts take, the heading in several lines.
    var textWidth: Int { max(longestWord, widest) }
    /// What has to be left of it.
    var leastWidth: Int { shrinks ? min(textWidth, max(longestWord, 9)) : textWidth }

    private var longestWord: Int { heading.split(separator: " ").map { String($0).cells }.max() ?? 0 }

    func headingLines(within width: Int) -> [String] {
        var lines: [String] = []
        for word in heading.split(separator: " ") {
            if let last = lines.last, last.cells + 1 + String(word).cells <= width {
                lines[lines.count - 1] = "\(last) \(word)"
            } else {
                lines.append(String(word))
            }
        }
        return lines
    }
}

extension [TableColumn] {
    fileprivate var leastWidth: Int { reduce(0) { $0 + $1.leastWidth } + 2 * (count - 1) }

    /// The widths of the columns: what they need, and where that is too much, first headings break, then texts are cut.
    fileprivate func widths(within width: Int) -> [Int] {
        var widths = map(\.fullWidth)
        let room = width - 2 * (count - 1)
        for floor in [map(\.textWidth), map(\.leastWidth)] {
            while widths.reduce(0, +) > room {
                let widest = indices.filter { widths[$0] > floor[$0] }.max { widths[$0] < widths[$1] }
                guard let widest else { break }
                widths[widest] -= 1
            }
        }
        return widths
    }
}
