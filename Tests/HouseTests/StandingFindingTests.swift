import Compiler
import Foundation
import Ledger
import Source
import TestSupport
import Testing

@testable import Reports

/// What the front page tells from a state alone is what the compiler finds in the declarations.
@Suite struct StandingFindingTests {
    private static let told: Set<String> = [
        "users/few-administrators", "users/pending", "users/without-workspace", "users/email-domain",
        "workspaces/without-members", "support/ends-soon", "support/expired", "support/access-unlimited",
        "support/access-ended", "support/never-expires",
    ]

    /// An admission that never ends is told only where the platform would have set an end.
    private static let ambiguous = "support/never-expires"

    private static let now = Instant(rfc3339: "2026-11-21T10:00:00Z") ?? .earliest

    private static let zones = Zones { identifier in
        let text = Repository.read("Tests/Fixtures/zones.txt") ?? ""
        let line = text.split(separator: "\n").first { $0.hasPrefix("zone \(identifier) ") }
        return line?.split(separator: " ").last.flatMap { Data(base64Encoded: String($0)) }.map { Array($0) }
    }

    private static func compilation(_ fixture: Fixture) -> Compilation {
        let files = fixture.files.sorted { $0.name.precedes($1.name) }.map {
            ConfigFile(name: $0.name, path: "config/\($0.name)", content: .text($0.bytes))
        }
        return compile(CompileInput(files: files, now: now, zones: zones))
    }

    @Test func stateAndDeclarationsTellTheSame() throws {
        var seen: Set<String> = []
        for fixture in Fixture.all(in: "rules") {
            let compilation = Self.compilation(fixture)
            guard let snapshot = compilation.snapshot else { continue }
            var input = SiteInput(
                snapshot: snapshot, entries: [], state: (serial: 1, compiledAt: Self.now, digest: ""),
                zone: Self.zones[snapshot.settings.timeZone] ?? .utc, toolVersion: "")
            input.rules = RuleFacts.sorted
            let off = Set(snapshot.settings.severities.filter { $0.value == "off" }.keys)
            let found = Set(
                snapshot.organizations.flatMap { StandingFinding.all(in: $0, of: input) }
                    .filter { !off.contains($0.rule) }
                    .map { "\($0.rule) \($0.address): \($0.message.english)" })
            let wanted = Set(
                compilation.diagnostics.filter { Self.told.contains($0.rule) }
                    .map { "\($0.rule) \($0.address ?? ""): \($0.message.english)" })
            let missing = wanted.subtracting(found).filter { !$0.hasPrefix(Self.ambiguous) }
            #expect(missing.isEmpty, "\(fixture): \(missing)")
            #expect(found.subtracting(wanted).isEmpty, "\(fixture): \(found.subtracting(wanted))")
            seen.formUnion(found.compactMap { $0.split(separator: " ").first.map(String.init) })
        }
        // An error by itself, which stands only where it is waived or made lighter.
        #expect(Self.told.subtracting(seen).subtracting(["users/email-domain"]).isEmpty)
    }
}
