import Source
import TestSupport
import Testing

@testable import Compiler

/// What holds of every estate, tried on one with seeded dice.
struct CompileProperties {
    static let sample = SampleEstate.files

    @Test func theSampleHasNoError() throws {
        let compilation = compiled(Self.sample)
        #expect(compilation.diagnostics.filter { $0.severity == .error }.map(\.message.english) == [])
        #expect(
            try #require(compilation.snapshot).organizations.map(\.id) == ["acme", "beta", "corp", "dune"])
        #expect(compilation.fileCount == 13 && compilation.userCount == 6)
    }

    @Test func compilingTwiceGivesTheSame() {
        let (one, other) = (compiled(Self.sample), compiled(Self.sample))
        #expect(one.snapshot == other.snapshot && one.diagnostics == other.diagnostics)
    }

    @Test(arguments: [2, 4, 9])
    func severalJobsGiveTheSame(_ jobs: Int) {
        let (one, other) = (compiled(Self.sample), compiled(Self.sample, jobs: jobs))
        #expect(one.snapshot == other.snapshot && one.diagnostics == other.diagnostics)
        #expect(one.findings == other.findings && one.userCount == other.userCount)
    }

    @Test(arguments: RuleFixtureTests.fixtures)
    func severalJobsFindTheSame(_ fixture: Fixture) {
        let files = fixture.files.map { (name: $0.name, bytes: $0.bytes) }
        let (one, other) = (compiled(files), compiled(files, jobs: 4))
        #expect(one.diagnostics == other.diagnostics && one.snapshot == other.snapshot)
    }

    /// A snapshot stands where no error stands, and findings are in order, each once.
    @Test(arguments: RuleFixtureTests.fixtures)
    func findingsAreInOrderAndSpansInTheirFiles(_ fixture: Fixture) {
        let compilation = compiled(fixture)
        #expect((compilation.snapshot == nil) == compilation.hasErrors)
        #expect(compilation.diagnostics.sorted(in: compilation.files) == compilation.diagnostics)
        for place in compilation.diagnostics.flatMap({ [$0.place] + $0.notes.map(\.place) }) {
            guard case .span(let span) = place else { continue }
            #expect(span.start <= span.end)
            #expect(Int(span.end) <= compilation.files[Int(span.file)].bytes.count)
        }
    }

    /// Sentences are one line, begin in lower case or with the user's text, and end without a full stop.
    @Test(arguments: RuleFixtureTests.fixtures)
    func sentencesAreAsTheStyleWants(_ fixture: Fixture) {
        for finding in compiled(fixture).diagnostics {
            for message in [finding.message, finding.help].compactMap(\.self) + finding.notes.map(\.message) {
                let text = message.english
                #expect(!text.contains("\n") && !text.hasSuffix(".") && !text.isEmpty)
                #expect(text.first.map { $0 == "`" || !$0.isUppercase } == true)
                #expect(text.utf8.count { $0 == UInt8(ascii: "`") } % 2 == 0, "\(text)")
            }
        }
    }

    @Test(arguments: 1...30)
    func theOrderOfKeysAndEntriesDoesNotMatter(_ seed: Int) throws {
        var dice = Dice(seed: seed)
        let shuffled = Self.sample.mapValues { Self.shuffledBlocks($0, &dice) }
        let (one, other) = (compiled(Self.sample), compiled(shuffled))
        #expect(one.snapshot != nil && one.snapshot == other.snapshot)
        #expect(Self.withoutPlaces(one) == Self.withoutPlaces(other))
    }

    @Test(arguments: 1...10)
    func theOrderOfFilesDoesNotMatter(_ seed: Int) {
        var dice = Dice(seed: seed)
        let files = Self.sample.map { (name: $0.key, bytes: Array($0.value.utf8)) }.shuffled(using: &dice)
        let (one, other) = (compiled(Self.sample), compiled(files))
        #expect(one.snapshot == other.snapshot && one.findings == other.findings)
    }

    private static func withoutPlaces(_ compilation: Compilation) -> [String] {
        compilation.diagnostics.map { "\($0.rule) \($0.address ?? "-") \($0.message.english)" }.sorted()
    }

    /// The lines of a block mapping, with the entries of each level in another order; lists stay as they are.
    private static func shuffledBlocks(_ text: String, _ dice: inout Dice) -> String {
        let lines = text.split(separator: "\n").map(String.init)
        return shuffled(lines, &dice).joined(separator: "\n") + "\n"
    }

    private static func shuffled(_ lines: [String], _ dice: inout Dice) -> [String] {
        let indent = lines.first.map { $0.prefix { $0 == " " }.count } ?? 0
        if lines.first?.dropFirst(indent).hasPrefix("- ") != false { return lines }
        var entries: [[String]] = []
        for line in lines {
            if line.prefix(while: { $0 == " " }).count == indent {
                entries.append([line])
            } else {
                entries[entries.count - 1].append(line)
            }
        }
        return entries.shuffled(using: &dice).flatMap { entry in
            entry.prefix(1) + shuffled(Array(entry.dropFirst()), &dice)
        }
    }
}
