import Ledger
import Testing

@testable import Compiler

/// Consent on Personio: its six periods to the second, over the ends of months and changes of clocks in Berlin.
struct SupportAccessTests {
    private func estate(_ access: String) -> [String: String] {
        [
            "organizations/acme.yaml": """
            organization: {name: Acme, platform: personio, time_zone: Europe/Berlin}
            users:
              ada@acme.example: {name: Ada, role: administrator}
              bob@acme.example: {name: Bob, role: administrator}
            support:
              access: {\(access)}
            """
        ]
    }

    @Test(arguments: [
        ("2026-11-23T09:00:00+01:00", "", "2026-11-30T08:00:00Z"),
        ("2026-03-28T12:00:00+01:00", "1 day", "2026-03-29T11:00:00Z"),
        ("2026-10-24T12:00:00+02:00", "1 day", "2026-10-25T10:00:00Z"),
        ("2026-03-25T12:00:00+01:00", "1 week", "2026-04-01T11:00:00Z"),
        ("2026-02-23T00:00:00+01:00", "7 days", "2026-03-01T23:00:00Z"),
        ("2026-10-20T10:00:00+02:00", "2 weeks", "2026-11-03T08:00:00Z"),
        ("2026-01-31T10:00:00+01:00", "1 month", "2026-02-28T09:00:00Z"),
        ("2028-01-31T10:00:00+01:00", "1 month", "2028-02-29T09:00:00Z"),
        ("2026-03-01T08:00:00+01:00", "1 month", "2026-04-01T06:00:00Z"),
        ("2026-10-01T08:00:00+02:00", "1 month", "2026-11-01T07:00:00Z"),
        ("2026-10-31T23:59:59+01:00", "4 months", "2027-02-28T22:59:59Z"),
        ("2025-11-29T02:30:00+01:00", "4 months", "2026-03-29T01:30:00Z"),
        ("2026-06-25T02:30:00+02:00", "4 months", "2026-10-25T00:30:00Z"),
        ("2026-10-31", "4 months", "2027-02-27T23:00:00Z"),
        ("2026-03-29", "1 day", "2026-03-29T23:00:00Z"),
        ("2026-10-31", "unlimited", ""),
    ])
    func aPeriodEndsToTheSecond(_ from: String, _ period: String, _ end: String) throws {
        let period = period.isEmpty ? "" : ", period: \(period)"
        let files = estate("enabled: true, from: \(from)\(period)")
        let access = try #require(try organization(files).supportAccess)
        #expect(access.ends?.rfc3339 ?? "" == end)
        guard let end = access.ends else { return }
        let last = Instant(seconds: end.seconds - 1)
        #expect(try organization(files, at: last).supportAccess?.status == .active)
        #expect(!compiled(files, at: last).rules.contains("support/access-ended"))
        #expect(try organization(files, at: end).supportAccess?.status == .ended)
        #expect(compiled(files, at: end).rules.contains("support/access-ended"))
    }

    @Test func itBeginsToTheSecond() throws {
        let files = estate("enabled: true, from: 2026-11-23T09:00:00Z")
        let start = try instant("2026-11-23T09:00:00Z")
        let before = try organization(files, at: Instant(seconds: start.seconds - 1)).supportAccess
        #expect(before?.status == .scheduled)
        #expect(try organization(files, at: start).supportAccess?.status == .active)
    }

    /// Without `from` it counts from the compile that first sees it, and anew where the period changes.
    @Test func itCountsFromWhereItIsFirstSeen() throws {
        let first = try snapshot(estate("enabled: true"))
        let later = try instant("2026-11-24T10:00:00Z")
        let same = try snapshot(estate("enabled: true, period: 7 days"), at: later, after: first)
        #expect(same.organization("acme")?.supportAccess?.starts == now)
        let other = try organization(estate("enabled: true, period: 1 day"), at: later, after: first)
        #expect(other.supportAccess?.starts == later)
        let off = try snapshot(estate("enabled: false"), at: later, after: first)
        #expect(off.organization("acme")?.supportAccess == nil)
        let again = try organization(estate("enabled: true"), at: later, after: off)
        #expect(again.supportAccess?.starts == later)
    }

    @Test func afterItsEndItStaysEnded() throws {
        let first = try snapshot(estate("enabled: true"))
        let later = try instant("2026-12-24T10:00:00Z")
        let ended = try organization(estate("enabled: true"), at: later, after: first).supportAccess
        #expect(ended?.status == .ended && ended?.starts == now)
        let anew = try organization(estate("enabled: true, from: 2026-12-24"), at: later, after: first)
        #expect(anew.supportAccess?.status == .active)
    }
}
