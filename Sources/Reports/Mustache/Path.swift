/// A name in a template: `.`, `name` or `first.second`.
struct Path: Sendable {
    /// As it stands in the template.
    let name: String
    /// The part before the first dot; none for `.`, the value itself.
    let first: String?
    /// The parts behind dots.
    let rest: [String]

    init(_ name: String) {
        self.name = name
        guard name != "." else {
            first = nil
            rest = []
            return
        }
        let pieces = name.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        let parts = pieces.map { String(decoding: $0, as: UTF8.self) }
        first = parts.first
        rest = Array(parts.dropFirst())
    }

    /// Whether there is something before, between and after the dots.
    var isComplete: Bool { first?.utf8.isEmpty != true && !rest.contains { $0.utf8.isEmpty } }
}
