import Compiler
import Foundation
import Ledger
import Source
import Testing

@testable import Authority

/// A folder `before/`, a folder `after/` and a request, with what is expected of the step from one to the other.
struct ChangeCase: CustomTestStringConvertible, Sendable {
    /// `<rule or kind>/<what happens>`, the folder below `Tests/Fixtures/changes`.
    let name: String

    var testDescription: String { name }
    var group: String { String(name.prefix { $0 != "/" }) }
    private var folder: URL { Self.root.appending(path: name) }
    var expectation: URL { folder.appending(path: "expected.txt") }

    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Fixtures/changes")

    static let all: [ChangeCase] = folders(root).flatMap { group in
        folders(group).map { ChangeCase(name: "\(group.lastPathComponent)/\($0.lastPathComponent)") }
    }

    static var isUpdating: Bool { ProcessInfo.processInfo.environment["UPDATE"] == "1" }

    private static func folders(_ parent: URL) -> [URL] {
        let entries = try? FileManager.default.contentsOfDirectory(
            at: parent, includingPropertiesForKeys: nil)
        return (entries ?? []).filter(\.hasDirectoryPath).sorted { $0.path < $1.path }
    }
}

extension ChangeCase {
    /// What comes of a case.
    struct Outcome: Sendable {
        var before: Snapshot?
        var after: Snapshot?
        var changes: [Change]
        var judgement: Judgement
        /// Findings of the two compiles that make the case worthless.
        var faults: [String]
    }

    /// 2026-11-21T10:00:00Z.
    private static let now: Int64 = 1_795_255_200

    /// Each case's outcome, worked out once.
    private static let outcomes = Dictionary(
        uniqueKeysWithValues: all.map { change in (change.name, Result { try change.findOutcome() }) })

    func outcome() throws -> Outcome {
        try #require(Self.outcomes[name]).get()
    }

    private func findOutcome() throws -> Outcome {
        let hasBefore = FileManager.default.fileExists(atPath: folder.appending(path: "before").path)
        let before = hasBefore ? compile(try files("before"), Self.now - 86_400) : nil
        let now = Instant(seconds: Self.now)
        let carried = before?.snapshot.map { CarryOver($0, at: now) } ?? CarryOver()
        let after = compile(try files("after"), Self.now, carried)
        let changes = after.snapshot.map { Ledger.changes(from: before?.snapshot, to: $0, at: now) } ?? []
        let faults = [before, after].compactMap(\.self).flatMap { compilation in
            compilation.diagnostics.filter { $0.severity == .error }.map {
                "\($0.rule) \($0.message.english)"
            }
        }
        return Outcome(
            before: before?.snapshot, after: after.snapshot, changes: changes,
            judgement: judge(changes, by: before?.snapshot?.aged(to: now), try request()), faults: faults)
    }

    private func compile(
        _ files: [ConfigFile], _ seconds: Int64, _ carried: CarryOver = CarryOver()
    ) -> Compilation {
        let zones = Zones { identifier in
            (try? Data(contentsOf: URL(filePath: "/usr/share/zoneinfo/\(identifier)"))).map(Array.init)
        }
        return Compiler.compile(
            CompileInput(files: files, now: Instant(seconds: seconds), carryOver: carried, zones: zones))
    }

    private func files(_ side: String) throws -> [ConfigFile] {
        let root = folder.appending(path: side)
        let names = try FileManager.default.subpathsOfDirectory(atPath: root.path)
        return try names.filter { $0.hasSuffix(".yaml") }.sorted().map { name in
            let bytes = Array(try Data(contentsOf: root.appending(path: name)))
            return ConfigFile(name: name, path: "config/\(name)", content: .text(bytes))
        }
    }

    /// `request.txt`: one `actor`, any number of `approved-by`, and `allow-mass-removal`; without it nobody asks.
    private func request() throws -> Request {
        var request = Request()
        guard let text = try? String(contentsOf: folder.appending(path: "request.txt"), encoding: .utf8)
        else {
            return request
        }
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ").map(String.init)
            switch (words.first, words.count) {
            case ("actor", 2): request.actor = words[1]
            case ("approved-by", 2): request.approvedBy.append(words[1])
            case ("allow-mass-removal", 1): request.allowsMassRemoval = true
            default: throw UnknownLine(line: String(line))
            }
        }
        return request
    }

    struct UnknownLine: Error { let line: String }
}
