import Source
import Testing

@testable import YAML

/// Broken texts by the thousand: never a trap, always a document or a finding.
struct MutationTests {
    static let sample = """
        # Grüße 😀
        users:
          ada@acme.example: {name: "Ada \\u00e9", role: admin, workspaces: {finance: owner}}
          'kim@acme.example':
            roles: [a, b, - , {c: d}]
            note: |-
              two
              lines
            more: >+
              folded
              text

          lee: &x !t "multi
            line" # comment
        other: *x
        ? complex
        : [value, "e", 'f']
        ...

        """

    /// A small generator of the same numbers on every run.
    struct Dice {
        var state: UInt64

        mutating func roll(_ sides: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(sides))
        }
    }

    static let pieces: [String] = [
        "\t", "\n", "\r\n", "\r", "#", "\"", "'", "[", "]", "{", "}", ": ", "- ", "? ", "&a ", "*a", "!", "|",
        ">", ",",
        "%", "---\n", "...\n", "\\", "\\x", "ä", "😀", "\u{2028}", "\u{0}", "  ", "<<: ", "~",
    ]

    @Test(arguments: 1...20)
    func mutations(_ seed: Int) {
        var dice = Dice(state: UInt64(seed))
        for _ in 0..<100 {
            var bytes = Array(Self.sample.utf8)
            for _ in 0...dice.roll(6) { mutate(&bytes, &dice) }
            let reading = Reading(bytes: bytes)
            #expect(reading.document != nil || !reading.diagnostics.isEmpty)
            #expect(reading.texts.count < 1000 && !reading.tree.isEmpty)
            for finding in reading.diagnostics {
                guard case .span(let span) = finding.place else { continue }
                #expect(span.start <= span.end && span.end <= reading.source.bytes.count)
            }
        }
    }

    private func mutate(_ bytes: inout [UInt8], _ dice: inout Dice) {
        let place = dice.roll(max(1, bytes.count))
        guard place < bytes.count else { return }
        switch dice.roll(4) {
        case 0: bytes[place] = UInt8(dice.roll(256))
        case 1: bytes.removeSubrange(place..<min(bytes.count, place + 1 + dice.roll(9)))
        case 2: bytes.insert(contentsOf: Self.pieces[dice.roll(Self.pieces.count)].utf8, at: place)
        default: bytes = Array(bytes[..<place])
        }
    }

    @Test func everyPrefixAndEveryGapIsReadOrRefused() {
        let bytes = Array(Self.sample.utf8)
        for end in bytes.indices {
            for part in [Array(bytes[..<end]), Array(bytes[end...])] {
                let reading = Reading(bytes: part)
                #expect(reading.document != nil || !reading.diagnostics.isEmpty)
            }
        }
    }
}
