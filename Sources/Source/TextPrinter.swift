/// Prints findings for people: the sentence, where it is, the line with a mark under it, and what to type instead.
package struct TextPrinter {
    private let files: [SourceFile]
    private let isColoured: Bool
    private let say: (Message) -> String
    private var maps: [SourceFile.ID: LineMap] = [:]
    private var output: [UInt8] = []

    /// - Parameter say: the sentence in the reader's language.
    package init(files: [SourceFile], isColoured: Bool, say: @escaping (Message) -> String) {
        self.files = files
        self.isColoured = isColoured
        self.say = say
    }

    /// The text of all findings, each followed by an empty line.
    package mutating func print(_ diagnostics: [Diagnostic]) -> [UInt8] {
        output = []
        for diagnostic in diagnostics { print(diagnostic) }
        return output
    }

    private mutating func print(_ diagnostic: Diagnostic) {
        let label = diagnostic.isWaived ? "waived" : diagnostic.severity.rawValue
        write("\(label)[\(diagnostic.rule)]", style(diagnostic))
        write(": \(visible(say(diagnostic.message)))\n", .bold)
        frame(diagnostic.place, mark: UInt8(ascii: "^"), style(diagnostic))
        if diagnostic.place == .nowhere, let address = diagnostic.address {
            write("  --> \(visible(address))\n", .plain)
        }
        for note in diagnostic.notes {
            write("note", .blue)
            write(": \(visible(say(note.message)))\n", .plain)
            frame(note.place, mark: UInt8(ascii: "-"), .blue)
        }
        if let help = diagnostic.help {
            write("   = ", .blue)
            write("help: \(visible(say(help)))\n", .plain)
        }
        write("\n", .plain)
    }

    /// Where it is, and the line itself with a mark.
    private mutating func frame(_ place: Place, mark: UInt8, _ style: Style) {
        guard let id = place.file, files.indices.contains(Int(id)) else { return }
        let path = visible(files[Int(id)].path)
        guard case .span(let span) = place else {
            write("  --> ", .blue)
            write("\(path)\n", .plain)
            return
        }
        let map = lines(id)
        let start = map.position(at: span.start)
        write("  --> ", .blue)
        write("\(path):\(start.line):\(start.column)\n", .plain)
        let text = map.line(start.line)
        guard !text.isEmpty else { return }
        let number = String(start.line)
        let gutter = String(repeating: " ", count: number.utf8.count)
        write("\(gutter) |\n\(number) | ", .blue)
        let end = map.position(at: span.end)
        let line = FrameLine(text, from: start.column, to: end.line == start.line ? end.column : nil)
        write("\(line.text)\n", .plain)
        write("\(gutter) | ", .blue)
        write(line.underline(mark), style)
        write("\n", .plain)
    }

    private mutating func lines(_ id: SourceFile.ID) -> LineMap {
        if let map = maps[id] { return map }
        let map = LineMap(files[Int(id)].bytes)
        maps[id] = map
        return map
    }

    private enum Style: String {
        case plain = ""
        case bold = "1"
        case red = "1;31"
        case yellow = "1;33"
        case cyan = "1;36"
        case blue = "1;34"
    }

    private func style(_ diagnostic: Diagnostic) -> Style {
        switch diagnostic.severity {
        case .error: diagnostic.isWaived ? .cyan : .red
        case .warning: .yellow
        case .note: .cyan
        }
    }

    private mutating func write(_ text: String, _ style: Style) {
        if isColoured, style != .plain {
            output += "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m".utf8
        } else {
            output += text.utf8
        }
    }
}

/// One line of a file as it is shown: at most 160 scalars around the mark, tabs as blanks.
private struct FrameLine {
    private(set) var text = ""
    private var before = 0
    private var width = 0

    init(_ bytes: ArraySlice<UInt8>, from start: Int, to end: Int?) {
        let scalars = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
        let skipped = start > 120 ? start - 60 : 0
        let shown = scalars.dropFirst(skipped).prefix(160)
        if skipped > 0 { text = "…" }
        before = skipped > 0 ? 1 : 0
        for (offset, scalar) in shown.enumerated() {
            let column = skipped + offset + 1
            let piece = visible(scalar, after: text.unicodeScalars)
            text += piece
            let cells = piece.unicodeScalars.reduce(0) { $0 + $1.cells }
            if column < start { before += cells } else if column < end ?? .max { width += cells }
        }
        if scalars.count > skipped + 160 { text += "…" }
    }

    func underline(_ mark: UInt8) -> String {
        String(repeating: " ", count: before)
            + String(repeating: String(Unicode.Scalar(mark)), count: max(1, width))
    }
}

/// The text with everything that a terminal might act on, or not show, spelt out; nor is there a `##[`, which the
/// logs of a forge take for a command.
package func visible(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "[") }) { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { result += visible(scalar, after: result).unicodeScalars }
    return String(result)
}

private func visible(_ scalar: Unicode.Scalar, after text: String.UnicodeScalarView) -> String {
    switch scalar.value {
    case 9: " "
    case 0..<0x20, 0x7F..<0xA0, 0xAD, 0x61C, 0x180E, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F,
        0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE007F:
        "\\u{\(String(scalar.value, radix: 16))}"
    case 0x5B where text.suffix(2).elementsEqual("##".unicodeScalars): "\\u{5b}"
    default: String(scalar)
    }
}
