import Ledger
import Source
import YAML

/// A map of facts that must all hold; each value is one value or a list of them.
func readCondition(_ reader: inout Reader, _ node: NodeID) -> Snapshot.Condition? {
    guard reader.isMapping(node) else { return nil }
    guard reader.document.count(node) > 0 else {
        reader.report("schema/value", "a condition names at least one fact", at: node)
        return nil
    }
    reader.remember(condition: node)
    var facts: [Snapshot.Condition.Fact] = []
    for (name, value) in reader.document.pairs(node) {
        guard let values = readValues(&reader, value) else { continue }
        facts.append(.init(name: reader.document.text(name), values: values))
    }
    guard !facts.isEmpty else { return nil }
    return Snapshot.Condition(facts: facts.sorted { $0.name.precedes($1.name) })
}

private func readValues(_ reader: inout Reader, _ node: NodeID) -> [String]? {
    guard reader.document.kind(node) == .sequence else {
        return reader.isScalar(node, "a value") ? [reader.document.text(node)] : nil
    }
    if reader.document.count(node) == 0 {
        reader.report("schema/value", "a fact has at least one value", at: node)
    }
    let values = reader.list(node) { $0.isScalar($1, "a value") ? $0.document.text($1) : nil } ?? []
    return values.isEmpty ? nil : values
}

/// Reports facts that no declaration introduces, and values that they cannot have.
func checkConditions(_ reader: inout Reader, _ platform: Platform) {
    for (node, address) in reader.conditions {
        reader.address = address
        for (name, value) in reader.document.pairs(node) {
            let isList = reader.document.kind(value) == .sequence
            let values = isList ? Array(reader.document.items(value)) : [value]
            let document = reader.document
            let given = values.filter { document.kind($0) == .scalar && !document.isNothing($0) }
            checkFact(&reader, name, given, platform)
        }
    }
}

private func checkFact(_ reader: inout Reader, _ name: NodeID, _ values: [NodeID], _ platform: Platform) {
    let fact = reader.document.text(name)
    if fact == "organization.parent" {
        for value in values { _ = reader.boolean(value) }
    } else if let allowed = organizationFacts[fact] {
        for value in values where !allowed.contains(reader.document.text(value)) {
            reader.reportValue(value, allowed)
        }
    } else if let option = platform.value.options.first(where: { $0.id == fact }) {
        for value in values { _ = checkValue(&reader, value, option) }
    } else if !platform.hasUnresolvedOptions {
        let known = platform.value.options.map(\.id) + organizationFacts.keys.sorted { $0.precedes($1) }
        reader.reportUnknown("fact", name, known)
    }
}

/// The facts that are no options, with the values that they may have.
private let organizationFacts: [String: [String]] = [
    "organization.parent": ["true", "false"],
    "organization.classification": Snapshot.Organization.Classification.allCases.map(\.rawValue),
    "organization.status": Snapshot.Organization.Status.allCases.map(\.rawValue),
    "organization.country": countryCodes.sorted { $0.precedes($1) },
]

/// One finding for each circle of locks, at its first member that this file declares.
func checkLocks(_ reader: inout Reader, _ names: [String: NodeID], _ platform: Snapshot.Platform) {
    var locks: [String: [String]] = [:]
    for option in platform.options { locks[option.id] = option.locked?.when.facts.map(\.name) }
    var reported = Set<String>()
    for first in names.keys.sorted(by: { $0.precedes($1) }) where !reported.contains(first) {
        guard let name = names[first], let way = wayBack(to: first, locks) else { continue }
        reported.formUnion(way)
        reader.report(
            "reference/cycle", "locks lead back to themselves: `\(way.joined(separator: " → "))`", at: name,
            help: "let one of them depend on something else",
            address: .platformEntry(platform.id, section: "options", name))
    }
}

/// The shortest way along locks from an option to itself, both ends included.
private func wayBack(to start: String, _ locks: [String: [String]]) -> [String]? {
    var ways = [[start]]
    var seen = Set<String>()
    while !ways.isEmpty {
        var longer: [[String]] = []
        for way in ways {
            for next in locks[way.last ?? start] ?? [] {
                if next == start { return way + [next] }
                if seen.insert(next).inserted { longer.append(way + [next]) }
            }
        }
        ways = longer
    }
    return nil
}
