/// Two texts of a field, before and after, cut to where they differ if they are long.
package struct Excerpt: Equatable, Sendable {
    package let before: String
    package let after: String

    /// How many scalars of a text are shown, and how many of them stand before the difference.
    private static let most = 120
    private static let lead = 30

    package init(before: String, after: String) {
        let old = Array(before.unicodeScalars)
        let new = Array(after.unicodeScalars)
        guard max(old.count, new.count) > Self.most else {
            (self.before, self.after) = (before, after)
            return
        }
        let same = zip(old, new).prefix { $0 == $1 }.count
        let start = Self.start(old.prefix(same))
        self.before = Self.text(old, from: start)
        self.after = Self.text(new, from: start)
    }

    /// The beginning of a word shortly before the end of what both texts share.
    private static func start(_ shared: ArraySlice<Unicode.Scalar>) -> Int {
        let near = shared.suffix(lead)
        guard near.startIndex > 0 else { return 0 }
        return near.firstIndex { $0.properties.isWhitespace }.map { $0 + 1 } ?? near.startIndex
    }

    private static func text(_ scalars: [Unicode.Scalar], from start: Int) -> String {
        let shown = scalars.dropFirst(start).prefix(most)
        var text = start > 0 ? "…" : ""
        text.unicodeScalars.append(contentsOf: shown)
        return shown.endIndex < scalars.count ? text + "…" : text
    }
}
