import Source
import Testing

@testable import YAML

/// What is read where nothing is wrong.
struct TreeTests {
    @Test(arguments: [
        ("a: b\n", "{a: b}"),
        ("a: 'b''c'\nd: \"e\\n\\x41\"\n", "{a: \"b'c\", d: \"e\nA\"}"),
        ("a: 'b c'\nd: \"\"\ne: ''\n", "{a: \"b c\", d: \"\", e: \"\"}"),
        ("a:\n- b\n- c: d\n  e: f\n", "{a: [b, {c: d, e: f}]}"),
        ("{a: [b, {c: d}], e: []}", "{a: [b, {c: d}], e: []}"),
        ("a: [b: c]\n", "{a: [{b: c}]}"),
        ("a: {b, c: }\n", "{a: {b: , c: }}"),
        ("a: {b:1}\n", "{a: {b:1: }}"),
        ("a:\nb: ~\n", "{a: , b: ~}"),
        ("a: b c\n  d\n", "{a: b c d}"),
        ("a: b\n  c\n", "{a: b c}"),
        ("a: 'b\n  c'\n", "{a: \"b c\"}"),
        ("a: |\n  b\n  c\n\nd: >-\n  e\n  f\n", "{a: \"b\nc\n\", d: \"e f\"}"),
        ("a: |\nb: c\n", "{a: \"\", b: c}"),
        ("a: \"b\\_c\"\n", "{a: \"b\u{A0}c\"}"),
        ("a: [\n  b,\n]\n", "{a: [b]}"),
        ("---\na: b\n...\n", "{a: b}"),
        ("--- # comment\na: b # comment\n# comment\n", "{a: b}"),
        ("a#b: c#d\n", "{a#b: c#d}"),
        ("a: 100 %\n", "{a: 100 %}"),
        ("a: b\r\nc:\r\n  - d\r\n", "{a: b, c: [d]}"),
        ("\u{FEFF}a: b\n", "{a: b}"),
        ("ä: ö😀\nß: [é, 'ü', \"日本\"]\n", "{ä: ö😀, ß: [é, \"ü\", \"日本\"]}"),
        ("- a\n- - b\n  - c\n", "[a, [b, c]]"),
        ("word\n", "word"),
        ("''\n", "\"\""),
    ])
    func tree(_ text: String, _ tree: String) {
        let reading = Reading(text)
        #expect(reading.tree == tree)
        #expect(reading.findings == [])
    }

    @Test(arguments: [
        "", "\n", "# comment\n", "---\n", "--- # x\n...\n", "~\n", "null\n", "\u{FEFF}", "  \n\n",
    ])
    func aFileThatDeclaresNothingHasNoRoot(_ text: String) {
        let reading = Reading(text)
        #expect(reading.tree == "nothing")
        #expect(reading.findings == [])
    }

    @Test(arguments: [
        ("a: b\n", ["a: b", "a", "b"]),
        ("a: 'b' # c\n\n# d\n", ["a: 'b'", "a", "'b'"]),
        ("a: [b, {c: d} ] # e\n", ["a: [b, {c: d} ]", "a", "[b, {c: d} ]", "b", "{c: d}", "c", "d"]),
        ("a:\n  - b\n\n  # c\nd: e\n", ["a:\n  - b\n\n  # c\nd: e", "a", "- b", "b", "d", "e"]),
        ("a:\n  b: c\n\n\nd:\n", ["a:\n  b: c\n\n\nd:", "a", "b: c", "b", "c", "d", ""]),
        ("a: |\n  b\n  c\n\n\nd: e\n", ["a: |\n  b\n  c\n\n\nd: e", "a", "|\n  b\n  c", "d", "e"]),
        ("a: [b: c]\n", ["a: [b: c]", "a", "[b: c]", "b: c", "b", "c"]),
        ("ä: \"😀\"\r\n\r\nß: [\tö ]\r\n", ["ä: \"😀\"\r\n\r\nß: [\tö ]", "ä", "\"😀\"", "ß", "[\tö ]", "ö"]),
        (
            "a:\r\n  - b c\r\n  - 'd'\r\n",
            ["a:\r\n  - b c\r\n  - 'd'", "a", "- b c\r\n  - 'd'", "b c", "'d'"]
        ),
    ])
    func spans(_ text: String, _ texts: [String]) {
        #expect(Reading(text).texts == texts)
        #expect(Reading("\u{FEFF}" + text).texts == texts)
    }

    @Test(arguments: ["é", "日", "😀"], ["\n", "\r\n"])
    func wideCharactersMoveNoSpan(_ character: String, _ lineEnd: String) {
        let lines = [
            "xx: {a: x, x: [b, 'x', \"x\"]} # x", "a: b", "# xx", "", "c:", "  - x: |", "      x", "      d",
            "",
            "    e: >-", "      x", "  - {x: x,", "     f: x}", "  - xx x", "    x", "g: x",
        ]
        let text = lines.joined(separator: lineEnd)
        for text in [text, text + lineEnd] {
            let narrow = Reading(text)
            let wide = Reading(text.replacing("x", with: character))
            #expect(narrow.findings == [] && wide.findings == [])
            #expect(wide.texts == narrow.texts.map { $0.replacing("x", with: character) })
            #expect(wide.texts.count == 27)
        }
    }

    @Test func aNodeAnswersForItsValue() throws {
        let document = try #require(Reading("role: \"adm\\x69n\"\nlist: [a, b]\n").document)
        let root = try #require(document.root)
        let pairs = Array(document.pairs(root))
        try #require(pairs.count == 2)
        #expect(document.count(root) == 2)
        #expect(document.equals(pairs[0].key, "role"))
        #expect(!document.equals(pairs[0].key, "roles"))
        #expect(document.equals(pairs[0].value, "admin"))
        let word = "ad" + "min"
        #expect(document.equals(pairs[0].value, word))
        #expect(document.length(pairs[0].value) == 5)
        #expect(document.bytes(pairs[0].value).count == 5)
        #expect(document.isPlain(pairs[0].key) && !document.isPlain(pairs[0].value))
        #expect(document.kind(pairs[1].value) == .sequence && document.count(pairs[1].value) == 2)
        #expect(document.file == 7)
    }

    @Test func aNodeThatCannotAnswerIsEmpty() throws {
        let document = try #require(Reading("- [a]\n- *b\n- !c d\n").document)
        let root = try #require(document.root)
        for node in Array(document.items(root)) + [root] {
            #expect(document.text(node) == "" && document.length(node) == 0 && !document.equals(node, ""))
            #expect(Array(document.pairs(node)).isEmpty)
        }
        #expect(document.items(root).map { document.kind($0) } == [.sequence, .invalid, .invalid])
    }
}
