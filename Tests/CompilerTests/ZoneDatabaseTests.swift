import Ledger
import Testing

@testable import Compiler

/// A machine without the database of time zones, as many a container is.
@Suite struct ZoneDatabaseTests {
    private let nothing = Zones(isThere: { false }, { _ in nil })

    private func findings(_ zones: Zones, _ zone: String) -> [String] {
        let settings = ConfigFile(
            name: "rolebook.yaml", path: "config/rolebook.yaml",
            content: .text(Array("rolebook: 1\nauthority: report\ntime_zone: \(zone)\n".utf8)))
        return compile(CompileInput(files: [settings], now: now, zones: zones)).diagnostics.map {
            "\($0.rule): \($0.help?.english ?? "")"
        }
    }

    @Test func theFindingSaysWhatToInstall() {
        #expect(
            findings(nothing, "Europe/Berlin") == [
                "schema/time: this machine has no database of time zones; install the package `tzdata`"
            ])
        #expect(
            findings(zones, "Europe/Berlim") == ["schema/time: write an IANA name, as `Europe/Berlin`"])
    }

    @Test func withoutAZoneNoneIsNeeded() {
        #expect(findings(nothing, "UTC") == [])
    }
}
