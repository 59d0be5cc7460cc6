import Source
import TestSupport
import Testing

@testable import Compiler

/// Broken estates by the thousand: never a trap, always a snapshot or an error.
struct MutationProperties {
    static let sample = SampleEstate.files
    static let names = sample.keys.sorted()

    private static let pieces = [
        "\t", "\n", "\r", "#", "\"", "'", "[", "]", "{", "}", ": ", "- ", "? ", "&a ", "*a", "!", "|", ">",
        ",",
        "%", "---\n", "\\", "ä", "😀", "\u{2028}", "\u{0}", "\u{FEFF}", "  ", "<<: ", "~", "null", "{}", "[]",
        "9999999999", "2026-02-30", "ada@acme.example", "admin", "extends: desk", "parent: acme", "users:\n",
    ]

    @Test(arguments: 1...24)
    func mutatedBytesNeverTrap(_ seed: Int) {
        var dice = Dice(seed: seed)
        for _ in 0..<40 {
            var files = Self.names.map { (name: $0, bytes: Array((Self.sample[$0] ?? "").utf8)) }
            for _ in 0...dice.roll(4) {
                let file = dice.roll(files.count)
                Self.mutate(&files[file].bytes, &dice)
            }
            let compilation = compiled(files, jobs: 1 + dice.roll(2))
            #expect((compilation.snapshot == nil) == compilation.hasErrors)
            for finding in compilation.diagnostics {
                guard case .span(let span) = finding.place else { continue }
                #expect(Int(span.end) <= compilation.files[Int(span.file)].bytes.count)
            }
        }
    }

    private static func mutate(_ bytes: inout [UInt8], _ dice: inout Dice) {
        guard !bytes.isEmpty else { return }
        let place = dice.roll(bytes.count)
        switch dice.roll(5) {
        case 0: bytes[place] = UInt8(dice.roll(256))
        case 1: bytes.removeSubrange(place..<min(bytes.count, place + 1 + dice.roll(12)))
        case 2: bytes.insert(contentsOf: pieces[dice.roll(pieces.count)].utf8, at: place)
        case 3:
            let end = min(bytes.count, place + dice.roll(60))
            bytes.insert(contentsOf: bytes[place..<end], at: dice.roll(bytes.count))
        default: bytes = Array(bytes[..<place])
        }
    }

    /// The keys that something cannot be without, with the file in which each stands.
    @Test(arguments: [
        ("rolebook.yaml", "rolebook:"), ("rolebook.yaml", "rule:"), ("rolebook.yaml", "address:"),
        ("rolebook.yaml", "until:"), ("rolebook.yaml", "reason:"), ("people.yaml", "name:"),
        ("platforms/desk.yaml", "platform:"), ("platforms/desk.yaml", "name:"),
        ("platforms/desk.yaml", "type:"),
        ("platforms/desk.yaml", "choices:"), ("platforms/desk.yaml", "role:"),
        ("organizations/acme.yaml", "organization:"), ("organizations/acme.yaml", "name:"),
        ("organizations/acme.yaml", "platform:"), ("organizations/beta/1-head.yaml", "organization:"),
        ("organizations/beta/1-head.yaml", "platform:"), ("organizations/dune.yml", "platform:"),
        ("assertions/acme.yaml", "assertions:"), ("assertions/acme.yaml", "person:"),
        ("assertions/acme.yaml", "organization:"), ("assertions/acme.yaml", "permission:"),
        ("assertions/acme.yaml", "who:"), ("reviews/2026-q4.yaml", "review:"),
        ("reviews/2026-q4.yaml", "due:"), ("reviews/2026-q4.yaml", "rows:"),
        ("reviews/2026-q4.yaml", "reviewer:"), ("reviews/2026-q4.yaml", "organization:"),
        ("reviews/2026-q4.yaml", "person:"), ("reviews/2026-q4.yaml", "access:"),
    ])
    func aRequiredKeyIsMissed(_ file: String, _ key: String) throws {
        let text = try #require(Self.sample[file])
        for range in text.ranges(of: key) {
            let before = text[..<range.lowerBound]
            guard before.last != "_", before.last?.isLetter != true else { continue }
            for other in ["x" + key, String(key.dropFirst()), key.uppercased(), "_" + key] where other != ":"
            {
                var files = Self.sample
                files[file] = text.replacingCharacters(in: range, with: other)
                let compilation = compiled(files)
                #expect(compilation.hasErrors, "`\(other)` for `\(key)` in \(file)")
                #expect(compilation.snapshot == nil)
            }
        }
    }

    /// What is taken away from an estate with an error does not make it valid, where it is a required key.
    @Test(arguments: RuleFixtureTests.fixtures.filter(\.isFiring))
    func missingKeysDoNotHealAnEstate(_ fixture: Fixture) {
        let keys = [
            "name", "organization", "platform", "rolebook", "type", "reason", "until", "address", "rule",
            "assertions", "person", "permission", "who", "review", "due", "rows", "reviewer", "access",
        ]
        guard compiled(fixture).hasErrors else { return }
        for (index, file) in fixture.files.enumerated() {
            let text = String(decoding: file.bytes, as: UTF8.self)
            guard Array(text.utf8) == file.bytes else { continue }
            for key in keys where text.contains("\(key): ") {
                var files = fixture.files.map { (name: $0.name, bytes: $0.bytes) }
                files[index].bytes = Array(text.replacing("\(key): ", with: "\(key)x: ").utf8)
                #expect(compiled(files).hasErrors, "\(key) in \(fixture), \(file.name)")
            }
        }
    }

    /// A time or a period that is left blank is an error at its key, and never an end that does not come.
    @Test(arguments: [
        "expires", "until", "period", "from", "expires_after", "expiry_notice", "last_active",
    ])
    func blankNeverMeansForever(_ key: String) throws {
        let value = try Regex("\\b\(key): [^,}\n#]+").ignoresCase(false)
        var count = 0
        for fixture in RuleFixtureTests.fixtures {
            let whole = fixture.files.map { String(decoding: $0.bytes, as: UTF8.self) }.joined()
            guard whole.contains("\(key): "), !compiled(fixture).hasErrors else { continue }
            for (index, file) in fixture.files.enumerated() {
                let lines = String(decoding: file.bytes, as: UTF8.self).split(separator: "\n")
                let text = lines.filter { !$0.hasPrefix("#") }.joined(separator: "\n")
                guard text.contains("\(key): "), text.contains(value) else { continue }
                for blank in ["", " null", " ~", " \"\""] {
                    var files = fixture.files.map { (name: $0.name, bytes: $0.bytes) }
                    files[index].bytes = Array(text.replacing(value, with: "\(key):\(blank)").utf8)
                    let compilation = compiled(files)
                    #expect(compilation.hasErrors && compilation.snapshot == nil, "\(fixture)\(blank)")
                    count += 1
                }
            }
        }
        #expect(count > 0)
    }
}

extension String {
    fileprivate func replacingCharacters(in range: Range<Index>, with text: String) -> String {
        String(self[..<range.lowerBound]) + text + String(self[range.upperBound...])
    }
}
