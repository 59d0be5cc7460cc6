import Testing

@testable import Reports

/// A small generator of numbers that gives the same ones every time (SplitMix64).
private struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

@Suite struct MutationTests {
    static let pieces = [
        "{{", "}}", "{{{", "}}}", "{{#a}}", "{{^a}}", "{{/a}}", "{{$a}}", "{{<p}}", "{{/p}}", "{{>p}}",
        "{{>*n}}",
        "{{=<% %>=}}", "<%={{ }}=%>", "{{=", "=}}", "{{!", "{{a.b}}", "{{.}}", "{{&a}}", "\n", "\r\n", "\r",
        "  ",
        "\t", "x", "é", "\u{301}", "*", ".", "=", "a",
    ]
    static let value = TemplateValue.object([
        "a": .list([.object(["b": .text("<\n>")]), .text("t")]), "n": .text("p"),
    ])

    @Test(arguments: 0..<8)
    func anyTemplateIsPrintedOrRefusedWithItsPlace(_ seed: UInt64) throws {
        var random = Seeded(state: seed)
        var accepted = 0
        for _ in 0..<1_500 {
            var texts: [String] = []
            for _ in 0..<2 {
                let parts = (0..<Int.random(in: 0...14, using: &random)).map { _ in
                    Self.pieces.randomElement(using: &random) ?? ""
                }
                texts.append(parts.joined())
            }
            let lines = texts.map { $0.utf8.count { $0 == 10 } + 1 }
            do throws(TemplateError) {
                let mode: Mode = Bool.random(using: &random) ? .strict : .lenient
                _ = try rendered(texts[0], Self.value, partials: ["p": texts[1]], mode: mode)
                accepted += 1
            } catch {
                #expect((1...(error.template == "p" ? lines[1] : lines[0])).contains(error.line))
                #expect(error.column >= 1)
            }
        }
        #expect(accepted > 50)
    }

    @Test func casesOfTheSuiteWithABytesChangeNeverTrap() {
        var random = Seeded(state: 7)
        for test in MustacheCase.all {
            for _ in 0..<20 {
                var bytes = Array(test.template.utf8)
                for _ in 0..<Int.random(in: 1...3, using: &random) where !bytes.isEmpty {
                    let index = Int.random(in: 0..<bytes.count, using: &random)
                    switch Int.random(in: 0..<3, using: &random) {
                    case 0: bytes.remove(at: index)
                    case 1: bytes.insert(bytes[Int.random(in: 0..<bytes.count, using: &random)], at: index)
                    default: bytes.swapAt(index, Int.random(in: 0..<bytes.count, using: &random))
                    }
                }
                let text = String(decoding: bytes, as: UTF8.self)
                _ = fault(text, test.value, partials: test.partials, mode: .lenient)
            }
        }
    }
}
