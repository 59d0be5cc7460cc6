import Ledger
import Source
import YAML

/// A file of assertions, parsed; it is read when all organizations are.
struct AssertionFile {
    let name: String
    let reader: Reader

    /// The people that it seems to name.
    var people: [String] {
        let document = reader.document
        guard let root = document.root else { return [] }
        var found: [NodeID] = []
        for (_, list) in document.pairs(root) {
            for item in document.items(list) {
                for (key, value) in document.pairs(item) {
                    if document.equals(key, "person") { found.append(value) }
                    if document.equals(key, "who") { found += document.items(value) }
                }
            }
        }
        return found.map { document.text($0).lowercased() }
    }
}

func assertionFiles(
    _ input: CompileInput, _ layout: Layout, _ sources: [SourceFile], _ findings: inout [Diagnostic]
) -> [AssertionFile] {
    layout.assertions.compactMap { name, file in
        reader(file, .assertions(name), input, sources, &findings).map {
            AssertionFile(name: name, reader: $0)
        }
    }
}

/// Reads the assertions against the organizations, whose users are gone again.
func assertions(
    _ files: [AssertionFile], _ estate: Estate, _ compiled: [CompiledOrganization],
    _ around: Surroundings, _ findings: inout [Diagnostic]
) -> [DeclaredAssertion] {
    if files.isEmpty { return [] }
    let staff = Set(estate.people.map(\.value.email)).union(estate.settings.value.operators)
    let seen = Set(compiled.flatMap(\.sightings.people)).union(staff)
    let surroundings = AssertionSurroundings(
        organizations: Dictionary(estate.organizations.map { ($0.id, $0) }) { first, _ in first },
        organizationIDs: around.organizationIDs, people: seen.intersection(around.mentions.people),
        hasUnresolvedPeople: around.hasUnresolvedPeople || estate.settings.isUnresolved
            || compiled.contains { !$0.sightings.isWhole })
    return files.flatMap { file in
        var section = AssertionsSection(file.reader, name: file.name, surroundings)
        section.read()
        findings += section.reader.diagnostics
        return section.assertions
    }
}
