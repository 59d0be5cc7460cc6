import Foundation
import Testing

@testable import YAML

/// yaml-test-suite, against the table of what this strict subset makes of each case.
struct SuiteTests {
    struct Case: Decodable {
        let id: String
        let name: String
        let yaml: Data
        let error: Bool
        let events: String

        enum CodingKeys: String, CodingKey {
            case id, name, error, events
            case yaml = "yaml_base64"
        }
    }

    static let cases: [Case] = {
        guard let data = Material.suite("yaml/yaml-test-suite.json") else { return [] }
        return (try? JSONDecoder().decode([Case].self, from: data)) ?? []
    }()

    /// The cases on which libyaml disagrees with the suite, by the way in which it does.
    static func knownFailures(_ way: String) -> Set<String> {
        guard let data = Material.suite("yaml/libyaml-0.2.5-known-failures.json"),
            let lists = try? JSONSerialization.jsonObject(with: data) as? [String: [[String]]]
        else { return [] }
        return Set((lists[way] ?? []).compactMap(\.first))
    }

    static let table = Material.root.appending(path: "Tests/Fixtures/yaml/suite.txt")

    /// `accepted`, or the rules that refuse it.
    static func verdict(_ reading: Reading) -> String {
        let rules = Set(reading.rules)
        return rules.isEmpty ? "accepted" : rules.sorted().joined(separator: " ")
    }

    @Test func everyCaseIsReadAsTheTableSays() throws {
        guard !Self.cases.isEmpty else { return print("suite not found, skipped") }
        let lines = Self.cases.map { "\($0.id) \(Self.verdict(Reading(bytes: Array($0.yaml))))\n" }
        if Material.isUpdating { try lines.joined().write(to: Self.table, atomically: true, encoding: .utf8) }
        let expected = try String(contentsOf: Self.table, encoding: .utf8).split(separator: "\n")
        #expect(expected.count == Self.cases.count)
        for (line, wanted) in zip(lines, expected) { #expect(line.dropLast() == wanted) }
    }

    @Test func noErrorIsAcceptedThatLibyamlSees() {
        let overlooked = Self.knownFailures("accepts-invalid")
        for one in Self.cases where one.error {
            let isAccepted = Reading(bytes: Array(one.yaml)).diagnostics.isEmpty
            #expect(!isAccepted || overlooked.contains(one.id), "\(one.id) \(one.name)")
        }
    }

    @Test func whatTheSubsetLeavesOutIsForbidden() {
        let refused = Self.knownFailures("rejects-valid")
        for one in Self.cases where !one.error && !refused.contains(one.id) {
            let lines = one.events.split(separator: "\n")
            let documents = lines.count { $0.hasPrefix("+DOC") }
            guard documents > 1 || lines.contains(where: Self.isLeftOut) else { continue }
            let rules = Reading(bytes: Array(one.yaml)).rules
            #expect(rules.contains("source/forbidden"), "\(one.id) \(rules)")
        }
    }

    /// Whether an event is an alias, or has an anchor or a tag.
    private static func isLeftOut(_ event: Substring) -> Bool {
        let words = event.split(separator: " ").filter { $0 != "[]" && $0 != "{}" }
        guard words.count > 1 else { return false }
        return words[0] == "=ALI" || words[1].hasPrefix("&") || words[1].hasPrefix("<")
    }
}
