import Foundation
import Source
import TestSupport
import Testing

@testable import Compiler

/// Every rule in pictures: `Tests/Fixtures/rules/<area>/<rule>/` holds estates in which it fires, and near twins in
/// which it does not.
struct RuleFixtureTests {
    static let fixtures = Fixture.all(in: "rules")

    /// Rules that no estate alone can break, each with what it waits for.
    static let unreachable: [String: String] = Dictionary(
        uniqueKeysWithValues: RuleFacts.change.map { ($0.id, "judges a change, in `Authority`") })

    @Test(arguments: fixtures)
    func findingsAreAsAnnotated(_ fixture: Fixture) throws {
        let compilation = compiled(fixture)
        let differences = try fixture.check(compilation.files, compilation.diagnostics)
        #expect(differences.isEmpty, "\(differences.joined(separator: "\n"))")
        #expect(compilation.rules.contains(fixture.rule) == fixture.isFiring)
        #expect(fixture.isFiring || fixture.description.contains("/silent"), "neither fires… nor silent…")
    }

    @Test func everyRuleHasBoth() {
        let rules = Set(RuleFacts.all.keys).subtracting(Self.unreachable.keys)
        let firing = Set(Self.fixtures.filter(\.isFiring).map(\.rule))
        let silent = Set(Self.fixtures.filter { !$0.isFiring }.map(\.rule))
        #expect(rules.subtracting(firing).sorted() == [])
        #expect(rules.subtracting(silent).sorted() == [])
        #expect(firing.union(silent).subtracting(rules).sorted() == [])
    }

    /// A picture shows no address: they stand in a list of their own.
    @Test func addressesAreAsListed() throws {
        var lines: [String] = []
        for fixture in Self.fixtures {
            let addresses = Set(compiled(fixture).diagnostics.map { "\($0.rule) \($0.address ?? "-")" })
            lines += addresses.sorted { $0.precedes($1) }.map { "\(fixture.description): \($0)\n" }
        }
        let url = Fixture.url("rules/addresses.txt")
        if Fixture.isUpdating { try lines.joined().write(to: url, atomically: true, encoding: .utf8) }
        #expect(try String(contentsOf: url, encoding: .utf8) == lines.joined())
    }
}
