import Source

/// Comment lines that say what is found in the line above, or in the file as a whole:
///
///     role: adminn
///     #     ^^^^^^ error[reference/unknown]: unknown role `adminn`
///     #     = help: did you mean `admin`?
///
/// `---` marks the place of a note. What begins in the first column is marked next to the `#`. A line `#!` at the head
/// of the file holds a finding without a line, or about the start of the file, and its address.
enum Annotation {
    static let directive = "# file: config/"

    /// Whether a line is one of these, and no comment of the author's.
    static func isAnnotation(_ line: ArraySlice<UInt8>) -> Bool {
        let text = String(decoding: line, as: UTF8.self)
        if text.hasPrefix("#! ") { return true }
        guard text.hasPrefix("#") else { return false }
        let rest = text.dropFirst().drop { $0 == " " }
        if rest.hasPrefix("= help: ") { return true }
        let marks = rest.prefix { $0 == "^" || $0 == "-" }
        return !marks.isEmpty && labels.contains { rest.dropFirst(marks.count).hasPrefix($0) }
    }

    private static let labels = [" error[", " warning[", " note[", " waived[", " note: "]
}

/// A text with these findings as comment lines, in place of those that it has.
///
/// - Parameter takesHomeless: whether findings without a file are written here.
func annotated(
    _ source: SourceFile, _ id: SourceFile.ID, _ findings: [Diagnostic], takesHomeless: Bool
) -> [UInt8] {
    var page = Page(id: id, map: LineMap(source.bytes))
    for finding in findings {
        let label = finding.isWaived ? "waived" : finding.severity.rawValue
        let text = "\(label)[\(finding.rule)]"
        if finding.place.file == id || (takesHomeless && finding.place == .nowhere) {
            page.add(
                finding.place, mark: "^", text, address: finding.address, finding.message, help: finding.help)
        }
        for note in finding.notes where note.place.file == id {
            page.add(note.place, mark: "-", "note", address: nil, note.message, help: nil)
        }
    }
    return page.text(of: source.bytes)
}

private struct Page {
    let id: SourceFile.ID
    let map: LineMap
    /// The comment lines below each line; 0 for the head of the file.
    var comments: [Int: [String]] = [:]

    init(id: SourceFile.ID, map: LineMap) {
        self.id = id
        self.map = map
    }

    mutating func add(
        _ place: Place, mark: Character, _ label: String, address: String?, _ message: Message, help: Message?
    ) {
        guard case .span(let span) = place, span.end > 0 else {
            let at = address.map { " at \($0)" } ?? ""
            comments[0, default: []].append("#! \(label)\(at): \(message.english)")
            if let help { comments[0, default: []].append("#! = help: \(help.english)") }
            return
        }
        let (start, end) = (map.position(at: span.start), map.position(at: span.end))
        precondition(
            !Annotation.isAnnotation(map.line(start.line)), "a finding about a line of this reader's own")
        let line = String(decoding: map.line(start.line), as: UTF8.self).unicodeScalars.count + 1
        let width = max(1, (end.line == start.line ? end.column : line) - start.column)
        let indent = "#" + String(repeating: " ", count: max(0, start.column - 2))
        comments[start.line, default: []].append(
            indent + String(repeating: mark, count: width) + " \(label): \(message.english)")
        guard let help else { return }
        comments[start.line, default: []].append((indent == "#" ? "# " : indent) + "= help: \(help.english)")
    }

    func text(of bytes: [UInt8]) -> [UInt8] {
        var lines: [ArraySlice<UInt8>] = []
        let head = (comments[0] ?? []).map { ArraySlice($0.utf8) }
        let hasDirective = map.line(1).starts(with: Annotation.directive.utf8)
        if !hasDirective { lines += head }
        for number in 1...map.lineCount {
            let line = map.line(number)
            if Annotation.isAnnotation(line) { continue }
            lines.append(line)
            if hasDirective, number == 1 { lines += head }
            lines += (comments[number] ?? []).map { ArraySlice($0.utf8) }
        }
        return Array(lines.joined(separator: [UInt8(ascii: "\n")]))
    }
}
