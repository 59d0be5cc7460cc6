/// A stretch of bytes in one file, half open. Lines and columns are computed from it when somebody looks.
package struct Span: Hashable, Sendable {
    package var file: SourceFile.ID
    package var start: UInt32
    package var end: UInt32

    package init(file: SourceFile.ID, start: UInt32, end: UInt32) {
        self.file = file
        self.start = start
        self.end = end
    }
}

/// A value with the place that it was read from.
package struct Located<Value> {
    package var value: Value
    package var span: Span

    package init(_ value: Value, at span: Span) {
        self.value = value
        self.span = span
    }
}

extension Located: Sendable where Value: Sendable {}
extension Located: Equatable where Value: Equatable {}

/// Where a finding stands: at a stretch of text, at a file as a whole, or nowhere in the files.
package enum Place: Hashable, Sendable {
    case nowhere
    case file(SourceFile.ID)
    case span(Span)

    /// The file, where there is one.
    package var file: SourceFile.ID? {
        switch self {
        case .nowhere: nil
        case .file(let file): file
        case .span(let span): span.file
        }
    }
}
