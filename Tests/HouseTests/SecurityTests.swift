import Foundation
import Testing

/// SECURITY.md claims nothing without a picture: what stands in the last column of its tables of threats is there.
struct SecurityTests {
    /// The code spans of the last column, of rows with three.
    private static let witnesses: [String] = {
        let rows = (Repository.read("SECURITY.md") ?? "").split(separator: "\n").map {
            $0.split(separator: "|")
        }.filter {
            $0.count == 3
        }
        let spans = rows.flatMap { row in
            row[2].split(separator: "`", omittingEmptySubsequences: false).enumerated()
                .filter { $0.offset % 2 == 1 }.map { String($0.element) }
        }
        return Set(spans).sorted()
    }()

    @Test func thereAreWitnesses() {
        #expect(Self.witnesses.count > 15)
    }

    @Test(arguments: witnesses)
    func aWitnessIsThere(_ name: String) {
        let places =
            [
                "", "Tests/Fixtures/transcripts/", "Tests/Fixtures/changes/", "Tests/Fixtures/rules/",
                "Tests/Faults/",
            ]
            .map { $0 + name } + ["CommandTests", "HouseTests"].map { "Tests/\($0)/\(name).swift" }
        let isThere = places.contains {
            FileManager.default.fileExists(atPath: Repository.root.appending(path: $0).path)
        }
        #expect(isThere, "nothing shows `\(name)`")
    }
}
