import Source

/// The findings of one file, each an error.
struct Findings {
    let file: SourceFile.ID
    private(set) var list: [Diagnostic] = []

    init(_ file: SourceFile.ID) { self.file = file }

    var isFull: Bool { list.count >= Limit.findings }

    mutating func add(
        _ rule: String, _ message: Message, at range: Range<Int>, help: Message? = nil,
        note: (message: Message, range: Range<Int>)? = nil
    ) {
        let notes = note.map { [Diagnostic.Note($0.message, at: place($0.range))] }
        list.append(Diagnostic(rule, .error, message, at: place(range), help: help, notes: notes ?? []))
    }

    mutating func addForFile(_ rule: String, _ message: Message, help: Message? = nil) {
        list.append(Diagnostic(rule, .error, message, at: .file(file), help: help))
    }

    private func place(_ range: Range<Int>) -> Place {
        .span(Span(file: file, start: UInt32(range.lowerBound), end: UInt32(range.upperBound)))
    }
}
