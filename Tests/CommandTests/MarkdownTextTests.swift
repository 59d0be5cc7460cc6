import Source
import Testing

@testable import rolebook

/// Words of others in Markdown: whatever they are, they stand in code.
@Suite struct MarkdownTextTests {
    @Test(arguments: [
        ("plain", "`plain`"), ("", "`\"\"`"), ("a`b", "``a`b``"), ("`", "`` ` ``"), ("``x", "``` ``x ```"),
        (" x ", "`  x  `"), ("@ada | #1 <img>", "`@ada | #1 <img>`"), ("a\nb", "`a\\u{a}b`"),
        ("```\n# h", "```` ```\\u{a}# h ````"),
    ])
    func wordsAreCode(_ text: String, _ expected: String) {
        #expect(codeSpan(text) == expected)
    }

    @Test func aSentenceKeepsItsShape() {
        func said(_ message: Message) -> String { markdown(message.parts { _ in nil }) }
        #expect(said("unknown role `\("adm`in")`") == "unknown role ``adm`in``")
        #expect(said("write `period: \("a`b")` or longer") == "write `period: a'b` or longer")
        #expect(said("\(3) people have to agree") == "3 people have to agree")
        #expect(
            said("could be made by \("`a@b.c`, `d@e.f`") and \(2) more")
                == "could be made by `a@b.c`, `d@e.f` and 2 more")
        #expect(
            said("expected \("@team"), found \("`x` @team `y`")")
                == "expected `@team`, found `` `x` @team `y` ``"
        )
        #expect(said("this is *ours* [a](b)") == "this is \\*ours\\* \\[a\\](b)")
        #expect(said("since \("deadbeef0")") == "since `deadbeef0`")
    }
}
