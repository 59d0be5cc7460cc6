import Ledger
import Testing

/// Of two long texts the place where they differ is shown, with the words before it.
@Suite struct ExcerptTests {
    private let long = String(repeating: "Nothing new in this sentence. ", count: 10)

    @Test func shortTextsStandWhole() {
        let excerpt = Excerpt(before: "Mia", after: "Maria")
        #expect(excerpt.before == "Mia")
        #expect(excerpt.after == "Maria")
    }

    @Test func whatTwoLongTextsShareIsLeftOut() {
        let excerpt = Excerpt(before: long + "It is off.", after: long + "It is on.")
        #expect(excerpt.before == "…new in this sentence. It is off.")
        #expect(excerpt.after == "…new in this sentence. It is on.")
    }

    @Test func whatFollowsIsCut() {
        let excerpt = Excerpt(before: "", after: long)
        #expect(excerpt.before == "")
        #expect(excerpt.after == long.prefix(120) + "…")
    }
}
