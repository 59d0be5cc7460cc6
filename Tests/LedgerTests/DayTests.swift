import Ledger
import Testing

struct DayTests {
    private func day(_ text: String) throws -> Day {
        try #require(Day(iso: text))
    }

    @Test(arguments: [
        ("1970-01-01", 0, 4), ("1969-12-31", -1, 3), ("2026-11-21", 20_778, 6), ("2000-02-29", 11_016, 2),
        ("0001-01-01", -719_162, 1), ("9999-12-31", 2_932_896, 5), ("1900-03-01", -25_508, 4),
    ])
    func daysAreReadAndCounted(_ text: String, _ count: Int, _ weekday: Int) throws {
        let day = try day(text)
        #expect(day.iso == text)
        #expect(day.daysSince1970 == count)
        #expect(day.weekday == weekday)
        #expect(Day(daysSince1970: count) == day)
    }

    @Test(arguments: [
        "", "2026-11-31", "2026-02-29", "1900-02-29", "2026-00-10", "2026-13-10", "2026-10-00", "0000-01-01",
        "2026-1-1",
        "20261121", "2026-11-21 ", " 2026-11-21", "2026-11-21Z", "2026/11/21", "+2026-11-21", "12026-11-21",
        "26-11-21",
        "2026-11-2\u{661}", "2026-11-21\u{301}", "2026-W47-6", "2026-325",
    ])
    func otherSpellingsAreRefused(_ text: String) {
        #expect(Day(iso: text) == nil)
    }

    @Test func everyDayFollowsTheOneBefore() {
        var last = Day(daysSince1970: -800_000)
        for count in -799_999...800_000 where count % 3 == 0 || (-50_000...50_000).contains(count) {
            let day = Day(daysSince1970: count)
            #expect(day.daysSince1970 == count)
            if !(last < day) { Issue.record("\(last.iso) is not before \(day.iso)") }
            last = day
        }
    }

    @Test(arguments: [
        ("2026-01-31", 1, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"), ("2026-01-31", 3, "2026-04-30"),
        ("2026-12-15", 1, "2027-01-15"), ("2026-03-31", -1, "2026-02-28"), ("2026-01-15", -1, "2025-12-15"),
        ("2024-02-29", 12, "2025-02-28"), ("2024-02-29", 48, "2028-02-29"), ("2026-11-21", 0, "2026-11-21"),
    ])
    func monthsEndWithTheMonth(_ from: String, _ months: Int, _ to: String) throws {
        #expect(try day(from).adding(months: months).iso == to)
    }

    @Test(arguments: [
        ("1 day", Period.days(1), "1 day"), ("2 days", .days(2), "2 days"), ("2 day", .days(2), "2 days"),
        ("7 days", .days(7), "1 week"), ("1 week", .days(7), "1 week"), ("1 weeks", .days(7), "1 week"),
        ("14 days", .days(14), "2 weeks"), ("9999 weeks", .days(69_993), "9999 weeks"),
        ("30 days", .days(30), "30 days"),
        ("1 month", .months(1), "1 month"), ("12 months", .months(12), "12 months"),
        ("unlimited", .unlimited, "unlimited"),
        ("9999 months", .months(9999), "9999 months"),
    ])
    func periodsAreReadAndWritten(_ text: String, _ period: Period, _ canonical: String) {
        #expect(Period(text) == period)
        #expect(period.text == canonical)
        #expect(Period(canonical) == period)
    }

    @Test(arguments: [
        "", "1", "day", "0 days", "01 day", "10000 days", "-1 day", "+1 day", "1  day", " 1 day", "1 day ",
        "1 Day", "1 dayz",
        "1.5 days", "1 year", "1d", "P1D", "1\u{a0}day", "\u{661} day", "Unlimited", "unlimited ", "1 day 2",
        "1\tday",
        "1 day\u{301}", "1 day\n",
    ])
    func otherPeriodsAreRefused(_ text: String) {
        #expect(Period(text) == nil)
    }
}
