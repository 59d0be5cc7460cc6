import Ledger
import Testing

struct InstantTests {
    @Test(arguments: [
        ("1970-01-01T00:00:00Z", 0), ("1970-01-01T00:00:00+00:00", 0), ("1969-12-31T23:59:59Z", -1),
        ("2026-11-21T10:00:00Z", 1_795_255_200), ("2026-11-21T11:00:00+01:00", 1_795_255_200),
        ("2026-11-21T04:30:00-05:30", 1_795_255_200), ("2024-02-29T00:00:00Z", 1_709_164_800),
        ("2000-02-29T23:59:59Z", 951_868_799), ("0001-01-01T00:00:00Z", -62_135_596_800),
        ("9999-12-31T23:59:59Z", 253_402_300_799), ("2026-11-22T09:59:00+23:59", 1_795_255_200),
        ("1970-01-01T23:59:00+23:59", 0), ("1969-12-31T00:01:00-23:59", 0),
        ("0001-01-01T01:00:00+01:00", -62_135_596_800),
    ])
    func timesAreRead(_ text: String, _ seconds: Int64) throws {
        let moment = try #require(Instant(rfc3339: text))
        #expect(moment.seconds == seconds)
        #expect(Instant(rfc3339: moment.rfc3339) == moment)
    }

    @Test(arguments: [
        "", "2026-11-21", "2026-11-21T10:00:00", "2026-11-21T10:00Z", "2026-11-21t10:00:00Z",
        "2026-11-21T10:00:00z",
        "2026-11-21 10:00:00Z", "2026-11-21T10:00:00.0Z", "2026-11-21T10:00:00,5Z", "2026-11-21T10:00:60Z",
        "2016-12-31T23:59:60Z", "2026-11-21T10:60:00Z", "2026-11-21T24:00:00Z", "2026-11-21T25:00:00Z",
        "2026-02-29T00:00:00Z", "2026-02-30T00:00:00Z", "1900-02-29T00:00:00Z", "2026-04-31T00:00:00Z",
        "2026-13-01T00:00:00Z", "2026-00-01T00:00:00Z", "2026-01-00T00:00:00Z", "2026-01-32T00:00:00Z",
        "0000-01-01T00:00:00Z", "10000-01-01T00:00:00Z", "-0001-01-01T00:00:00Z", "+2026-11-21T10:00:00Z",
        "2026-11-21T10:00:00-00:00", "2026-11-21T10:00:00+24:00", "2026-11-21T10:00:00+01:60",
        "2026-11-21T10:00:00+0100", "2026-11-21T10:00:00+01", "2026-11-21T10:00:00+1:00",
        "2026-11-21T10:00:00 Z",
        "2026-11-21T10:00:00Zjunk", " 2026-11-21T10:00:00Z", "2026-11-21T10:00:00Z ",
        "2026-11-21T10:00:00Z\n",
        "２０２６-11-21T10:00:00Z", "2026-11-21T10:00:00Z\u{301}", "2026-1-1T0:0:0Z", "20261121T100000Z",
        "2026-11-21T10:00:00\u{2212}01:00", "2026/11/21T10:00:00Z", "2026-11-21T10.00.00Z",
        "2026-325T10:00:00Z",
        "2026-W47-6T10:00:00Z", "0001-01-01T00:00:00+00:01", "9999-12-31T23:59:59-00:01", "now",
        "2026-11-21T10:00:00UTC", "2026-11-21T10:00:00+01:00[Europe/Berlin]", "2026-11-21T10:00: 0Z",
        "2026-11-21T10:00:+0Z", "2026-11-21T+1:00:00Z", "2026-11-21T10:00:00+\u{661}\u{661}:00",
    ])
    func otherSpellingsAreRefused(_ text: String) {
        #expect(Instant(rfc3339: text) == nil)
        #expect(Instant(rfc3339: Array(text.utf8)) == nil)
    }

    @Test func aMomentIsReadFromJSON() throws {
        var reader = JSONReader(Array(#"["2026-11-21T10:00:00Z", "2026-11-21"]"#.utf8))
        try reader.beginArray()
        #expect(try reader.nextElement())
        #expect(try reader.instant().seconds == 1_795_255_200)
        #expect(try reader.nextElement())
        let error = #expect(throws: JSONError.self) { _ = try reader.instant() }
        #expect(error?.offset == 25)
    }

    @Test func momentsBeyondWhatCanBeWrittenAreKeptWithin() {
        let (first, last) = (Instant(seconds: .min), Instant(seconds: .max))
        #expect(Zone.utc.day(of: first).iso == "0001-01-01")
        #expect(Zone.utc.day(of: last).iso == "9999-12-31")
        #expect(Zone.utc.adding(.days(69_993), to: last) == .latest)
        #expect(Zone.utc.adding(.months(9999), to: last) == .latest)
    }

    @Test func aMomentIsWrittenInUTC() {
        var writer = JSONWriter()
        Instant(seconds: 1_795_255_200).write(to: &writer)
        #expect(String(decoding: writer.bytes, as: UTF8.self) == "\"2026-11-21T10:00:00Z\"")
        #expect(Instant(seconds: .max).rfc3339 == "9999-12-31T23:59:59Z")
        #expect(Instant(seconds: .min).rfc3339 == "0001-01-01T00:00:00Z")
    }
}
