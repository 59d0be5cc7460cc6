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

    /// The cases of an error that libyaml does not see.
    static let acceptedByLibyaml: Set<String> = {
        guard let data = Material.suite("yaml/libyaml-0.2.5-known-failures.json"),
            let lists = try? JSONSerialization.jsonObject(with: data) as? [String: [[String]]]
        else { return [] }
        return Set((lists["accepts-invalid"] ?? []).compactMap(\.first))
    }()

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
        for one in Self.cases where one.error {
            let isAccepted = Reading(bytes: Array(one.yaml)).diagnostics.isEmpty
            #expect(!isAccepted || Self.acceptedByLibyaml.contains(one.id), "\(one.id) \(one.name)")
        }
    }

    @Test func whatTheSubsetLeavesOutIsForbidden() {
        let marks = ["&", " <", "=ALI"]
        for one in Self.cases where !one.error {
            let lines = one.events.split(separator: "\n")
            let documents = lines.count { $0.hasPrefix("+DOC") }
            let isMarked = lines.contains { line in
                let head = line.split(separator: ":").first.map(String.init) ?? ""
                return line.hasPrefix("=ALI") || marks.contains { head.contains($0) && !head.hasPrefix("=VAL '") }
            }
            guard documents > 1 || isMarked else { continue }
            let rules = Reading(bytes: Array(one.yaml)).rules
            #expect(rules.contains("source/forbidden") || rules == ["source/syntax"], "\(one.id) \(rules)")
        }
    }
}
