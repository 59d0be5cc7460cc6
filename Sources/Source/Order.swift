extension [Diagnostic] {
    /// In the one order of a run: file, line, column, rule, message; each once.
    ///
    /// Findings without a file come first, then those without a range.
    package func sorted(in files: [SourceFile]) -> [Diagnostic] {
        var seen = Set<Diagnostic>()
        let unique = filter { seen.insert($0).inserted }
        let keyed = unique.map { (key: SortKey($0, files), diagnostic: $0) }
        return keyed.sorted { $0.key < $1.key }.map(\.diagnostic)
    }
}

private struct SortKey: Comparable {
    let path: String
    let start: Int
    let rule: String
    let message: String

    init(_ diagnostic: Diagnostic, _ files: [SourceFile]) {
        path = diagnostic.place.file.map { files[Int($0)].path } ?? ""
        if case .span(let span) = diagnostic.place { start = Int(span.start) } else { start = -1 }
        rule = diagnostic.rule
        message = diagnostic.message.english
    }

    static func < (left: SortKey, right: SortKey) -> Bool {
        if left.path != right.path { return left.path.precedes(right.path) }
        if left.start != right.start { return left.start < right.start }
        if left.rule != right.rule { return left.rule.precedes(right.rule) }
        return left.message.precedes(right.message)
    }
}

extension String {
    /// Whether this text stands before another in byte order of UTF-8.
    package func precedes(_ other: String) -> Bool {
        utf8.lexicographicallyPrecedes(other.utf8)
    }
}
