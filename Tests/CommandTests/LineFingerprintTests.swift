import Testing

@testable import rolebook

/// The values that GitHub's own tests expect.
@Suite struct LineFingerprintTests {
    @Test func anEmptyFileHasOneLine() {
        #expect(lineFingerprints([]) == ["c129715d7a2bc9a3:1"])
    }

    @Test func blanksAndTabsDoNotCount() {
        let expected = [
            "271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1",
        ]
        for text in [" a\nb\n  \t\tc\n d", " a\r\nb\r\n  \t\tc\r\n d", "a\rb\rc\rd"] {
            #expect(lineFingerprints(Array(text.utf8)) == expected)
        }
    }

    @Test func linesThatAreAlikeAreNumbered() {
        let text = String(repeating: "Lorem ipsum dolor sit amet.\n", count: 10)
        let numbered = (1...6).map { "a7f2ff13bc495cf2:\($0)" }
        let last = [
            "a7f2ff1481e87703:1", "a9cf91f7bbf1862b:1", "55ec222b86bcae53:1", "cc97dc7b1d7d8f7b:1",
            "c129715d7a2bc9a3:1",
        ]
        #expect(lineFingerprints(Array(text.utf8)) == numbered + last)
    }
}
