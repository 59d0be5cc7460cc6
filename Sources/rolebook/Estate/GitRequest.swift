import Authority
import Source

extension Request {
    /// The request that a range of commits makes: its last author asks, its trailers agree.
    ///
    /// Whoever commits can forge both; SECURITY.md says when that is good enough. Authors of the other commits in the
    /// range can approve nothing.
    init(gitRange range: String) throws(Exit) {
        let cut = range.split(separator: ".", omittingEmptySubsequences: false)
        guard cut.count == 3, cut[1].isEmpty, !cut[0].isEmpty, !cut[2].isEmpty else {
            throw .usage("The value '\(visible(range))' of '--from-git' is not a range as A..B.")
        }
        let first = try GitTree(String(cut[0])).commit
        let last = try GitTree(String(cut[2])).commit
        guard let author = Self.lines(["log", "-1", "--format=%ae", last]).first.flatMap(lowerCased) else {
            throw Exit(66, "the author of '\(last)' has no e-mail")
        }
        self.init(actor: author)
        reference = last
        let authors = Set(Self.lines(["log", "--format=%ae", "\(first)..\(last)"]).compactMap(lowerCased))
        let format =
            "%(trailers:key=Approved-by,valueonly,unfold)%(trailers:key=Reviewed-by,valueonly,unfold)"
        var seen = authors
        approvedBy = Self.lines(["log", "-1", "--format=\(format)", last]).compactMap(Self.address)
            .filter { seen.insert($0).inserted }
    }

    private static func lines(_ arguments: [String]) -> [String] {
        (git(arguments) ?? []).split(separator: 10).map { String(decoding: $0, as: UTF8.self) }
    }

    /// The e-mail of `Ada Lovelace <ada@acme.example>`, or the text itself where it is one.
    private static func address(_ trailer: String) -> String? {
        guard let open = trailer.utf8.lastIndex(of: UInt8(ascii: "<")),
            let close = trailer.utf8.lastIndex(of: UInt8(ascii: ">")), open < close
        else { return lowerCased(trailer) }
        return lowerCased(String(trailer[trailer.utf8.index(after: open)..<close]))
    }
}
