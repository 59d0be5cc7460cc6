import Source
import Testing

@testable import YAML

/// Texts that want too much: refused at once, without a trap in the debug build.
struct LimitTests {
    @Test(arguments: [
        "[", "{a: ", "- ", "? ", "{? ", "a: [", "[[", "{[", "- {a: [", "&a [", "!t {b: ", "- ? ",
    ])
    func bombs(_ part: String) {
        let reading = Reading(String(repeating: part, count: 40_000))
        #expect(reading.document == nil)
        #expect(!reading.diagnostics.isEmpty && reading.diagnostics.count <= 1_001)
    }

    @Test func aThousandDirectivesAreNotRead() {
        let reading = Reading(String(repeating: "%TAG !e! tag:e.example:\n", count: 40_000))
        #expect(reading.document == nil)
        #expect(Set(reading.rules) == ["source/forbidden"])
    }

    @Test func depthIsSixteen() {
        let nested = { (count: Int) in
            String(repeating: "[", count: count) + String(repeating: "]", count: count)
        }
        #expect(Reading(nested(16)).findings == [])
        #expect(Reading(nested(17)).findings == ["1:17-1:18 source/limit: nested more than 16 deep"])
        let deep = (0..<17).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
        #expect(Reading(deep).rules == ["source/limit"])
        #expect(Reading(String(deep.dropLast(20))).findings == [])
    }

    @Test func aScalarHoldsSixteenKilobytes() {
        let text = String(repeating: "x", count: 16 << 10)
        #expect(Reading("a: \(text)\n").findings == [])
        #expect(Reading("a: \(text)x\nb: \"\(text)x\"\n").rules == ["source/limit", "source/limit"])
        #expect(Reading("a: \(text)x\n").document == nil)
    }

    @Test func aFileHoldsFourMebibytes() {
        let line = "# " + String(repeating: "x", count: 1021) + "\n"
        #expect(Reading(String(repeating: line, count: 4096)).findings == [])
        let reading = Reading(String(repeating: line, count: 4096) + "\n")
        #expect(reading.findings == ["file source/limit: this file is larger than 4 MiB"])
        #expect(reading.document == nil)
    }

    @Test func aCollectionHoldsAHundredThousandEntries() throws {
        let keys = (1...100_000).map { "k\($0): \($0)\n" }.joined()
        let document = try #require(Reading(keys).document)
        let root = try #require(document.root)
        #expect(document.count(root) == 100_000)
        #expect(Array(document.pairs(root)).count == 100_000)
        let more = Reading(keys + "k: 0\nm: 0\n")
        #expect(more.rules == ["source/limit"] && more.document == nil)
        let list = Reading("[" + String(repeating: "a,", count: 100_001) + "]")
        #expect(list.rules == ["source/limit"] && list.document == nil)
    }

    @Test func repeatedKeysAmongManyAreFound() {
        let keys = (1...50_000).map { "k\($0): \($0)\n" }.joined()
        let reading = Reading(keys + "\"k7\": 0\nk50000: 0\n")
        #expect(
            reading.findings == [
                "50001:1-50001:5 source/duplicate-key: the key `k7` stands twice in one mapping",
                "50002:1-50002:7 source/duplicate-key: the key `k50000` stands twice in one mapping",
            ])
        #expect(reading.diagnostics.first.map { reading.place($0.notes[0].place) } == "7:1-7:3")
    }

    @Test func findingsAreNotEndless() {
        for part in ["*a,", "&a b,", "!t b,", "{<<: a},", "{? a},"] {
            let reading = Reading("[" + String(repeating: part, count: 20_000) + "]")
            #expect(reading.document == nil && reading.rules.last == "source/limit")
            #expect(reading.rules.count <= Limit.findings + 2)
        }
        let reading = Reading(String(repeating: "a: b\n", count: 20_000))
        #expect(reading.rules.count <= Limit.findings + 1)
    }
}
