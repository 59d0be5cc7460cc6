/// A name in a template: `.`, `name` or `first.second`.
struct Path: Sendable {
    /// As it stands in the template.
    let name: String
    /// The parts between the dots; none for `.`, the value itself.
    let parts: [String]

    init(_ name: String) {
        self.name = name
        guard name != "." else {
            parts = []
            return
        }
        let pieces = name.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        parts = pieces.map { String(decoding: $0, as: UTF8.self) }
    }

    /// Whether there is something before, between and after the dots.
    var isComplete: Bool { !parts.contains { $0.utf8.isEmpty } }
}
