import Foundation
import Ledger
import Testing

/// `Tests/Fixtures/zones.txt` holds files of zones and what Python's zoneinfo says of them; `zones.py` makes
/// it.
struct ZoneTests {
    static let lines: [[Substring]] = {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Fixtures/zones.txt")
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").map { $0.split(separator: " ") }
    }()

    static func file(of name: String) throws -> [UInt8] {
        let line = try #require(lines.first { $0[0] == "zone" && $0[1] == name })
        return Array(try #require(Data(base64Encoded: String(line[2]))))
    }

    static func zone(_ name: String) throws -> Zone {
        try #require(Zone(identifier: name, tzif: try file(of: name)))
    }

    @Test func zonesKeepTimeAsPythonDoes() throws {
        var zone = Zone.utc
        #expect(Self.lines.count > 2000)
        for line in Self.lines {
            switch line[0] {
            case "zone":
                zone = try Self.zone(String(line[1]))
            case "offset":
                let moment = Instant(seconds: try #require(Int64(line[1])))
                #expect(zone.offset(at: moment) == Int(line[2]), "\(zone.identifier) \(moment.rfc3339)")
            case "wall":
                let day = try #require(Day(iso: String(line[1])))
                let time = line[2...4].compactMap { Int($0) }
                let moment = zone.instant(day: day, hour: time[0], minute: time[1], second: time[2])
                #expect(moment.seconds == Int64(line[5]), "\(zone.identifier) \(line)")
            default:
                let day = try #require(Day(iso: String(line[1])))
                #expect(zone.startOfDay(day).seconds == Int64(line[2]), "\(zone.identifier) \(line)")
            }
        }
    }

    @Test(arguments: [
        ("2026-01-31T10:00:00Z", "1 month", "2026-02-28T10:00:00Z"),
        ("2026-02-28T23:30:00Z", "1 month", "2026-03-31T22:30:00Z"),
        ("2026-02-28T01:30:00Z", "1 month", "2026-03-28T01:30:00Z"),
        ("2026-02-28T10:00:00Z", "2 months", "2026-04-28T09:00:00Z"),
        ("2027-02-28T01:30:00Z", "1 month", "2027-03-28T01:30:00Z"),
        ("2026-09-25T00:30:00Z", "1 month", "2026-10-25T00:30:00Z"),
        ("2026-10-24T10:00:00Z", "1 day", "2026-10-25T10:00:00Z"),
        ("2026-10-24T10:00:00Z", "1 week", "2026-10-31T10:00:00Z"),
        ("9999-06-01T00:00:00Z", "9999 months", "9999-12-31T23:59:59Z"),
    ])
    func periodsAreAddedByTheClocksOfTheZone(_ from: String, _ period: String, _ to: String) throws {
        let zone = try Self.zone("Europe/Berlin")
        let period = try #require(Period(period))
        #expect(zone.adding(period, to: try #require(Instant(rfc3339: from)))?.rfc3339 == to)
        #expect(zone.adding(.unlimited, to: .earliest) == nil)
    }

    @Test func aDayIsTheZonesOwn() throws {
        let moment = try #require(Instant(rfc3339: "2026-11-21T23:30:00Z"))
        #expect(try Self.zone("Europe/Berlin").day(of: moment).iso == "2026-11-22")
        #expect(try Self.zone("America/New_York").day(of: moment).iso == "2026-11-21")
        #expect(Zone.utc.day(of: moment).iso == "2026-11-21")
        #expect(Zone.utc.startOfDay(Zone.utc.day(of: moment)).rfc3339 == "2026-11-21T00:00:00Z")
    }

    @Test func aDamagedFileIsRefusedAndNeverTraps() throws {
        let bytes = try Self.file(of: "Australia/Lord_Howe")
        for count in 0..<bytes.count {
            #expect(Zone(identifier: "Australia/Lord_Howe", tzif: Array(bytes.prefix(count))) == nil)
        }
        for index in bytes.indices {
            var damaged = bytes
            damaged[index] ^= 0xFF
            guard let zone = Zone(identifier: "Australia/Lord_Howe", tzif: damaged) else { continue }
            _ = zone.offset(at: .earliest) + zone.offset(at: .latest) + zone.offset(at: Instant(seconds: 0))
        }
    }

    @Test func onlyNamesOfTheDatabaseAreWellFormed() {
        for name in [
            "UTC", "Europe/Berlin", "America/Argentina/Buenos_Aires", "Etc/GMT+5", "America/Port-au-Prince",
        ] {
            #expect(Zone.isWellFormed(name), "\(name)")
        }
        for name in [
            "", "/", "Europe/", "/Europe", "europe/Berlin", "../etc/passwd", "Europe/../x",
            "posix/Europe/Berlin",
            "right/UTC", "localtime", "Factory", "Europe//Berlin", "Europe/Berlin\u{301}", "Europe/Berlin ",
            "tzdata.zi",
            "Ünited/X", "posixrules", "leapseconds",
        ] {
            #expect(!Zone.isWellFormed(name), "\(name)")
        }
    }
}
