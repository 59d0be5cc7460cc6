/// A day of the Gregorian calendar, reckoned back before its introduction too (ISO 8601).
package struct Day: Hashable, Comparable, Sendable {
    /// 1…9999 in what people write; reckoning may lead beyond.
    package let year: Int
    /// 1…12
    package let month: Int
    /// 1…31
    package let day: Int

    /// A day that exists, of the years 1…9999.
    package init?(year: Int, month: Int, day: Int) {
        guard 1...9999 ~= year, 1...12 ~= month, 1...Day.count(inMonth: month, of: year) ~= day
        else { return nil }
        self.init(unchecked: year, month, day)
    }

    /// A day written strictly as `2026-11-21`.
    package init?(iso text: String) {
        let day = text.utf8.withContiguousStorageIfAvailable { Day(iso: $0[...]) }
        guard let day = day ?? Day(iso: Array(text.utf8)[...]) else { return nil }
        self = day
    }

    /// The day that is so many days after 1970-01-01.
    package init(daysSince1970 count: Int) {
        // Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms": eras of 400 years, years from March.
        let (era, dayOfEra) = (count + 719_468).quotientAndRemainder(flooringBy: 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let march = (5 * dayOfYear + 2) / 153
        let month = march < 10 ? march + 3 : march - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        self.init(unchecked: year, month, dayOfYear - (153 * march + 2) / 5 + 1)
    }

    init?(iso text: some RandomAccessCollection<UInt8>) {
        var reader = FixedWidth(text)
        guard let year = reader.number(digits: 4), reader.passes(UInt8(ascii: "-")),
            let month = reader.number(digits: 2), reader.passes(UInt8(ascii: "-")),
            let day = reader.number(digits: 2), reader.isAtEnd
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    init(unchecked year: Int, _ month: Int, _ day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    /// How many days after 1970-01-01 it is.
    package var daysSince1970: Int {
        let year = month <= 2 ? self.year - 1 : self.year
        let (era, yearOfEra) = year.quotientAndRemainder(flooringBy: 400)
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// The day of the week, 1 for Monday to 7 for Sunday (ISO 8601).
    package var weekday: Int {
        (daysSince1970 + 3).quotientAndRemainder(flooringBy: 7).remainder + 1
    }

    /// The day as `2026-11-21`.
    package var iso: String {
        let hyphen = [UInt8(ascii: "-")]
        let parts = [digits(of: year, count: 4), digits(of: month, count: 2), digits(of: day, count: 2)]
        return String(decoding: Array(parts.joined(separator: hyphen)), as: UTF8.self)
    }

    /// The day so many days later; earlier where `count` is negative.
    package func adding(days count: Int) -> Day {
        Day(daysSince1970: daysSince1970 + count)
    }

    /// The same day so many months later, or that month's last day where it is shorter.
    package func adding(months count: Int) -> Day {
        let (years, month) = (self.month - 1 + count).quotientAndRemainder(flooringBy: 12)
        let year = self.year + years
        return Day(unchecked: year, month + 1, min(day, Day.count(inMonth: month + 1, of: year)))
    }

    /// Whether a day comes before another.
    package static func < (left: Day, right: Day) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }

    static func count(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    static func isLeap(_ year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }
}

/// The decimal digits of a number, with leading zeros.
func digits(of number: Int, count: Int) -> [UInt8] {
    var digits = [UInt8](repeating: UInt8(ascii: "0"), count: count)
    var rest = number
    for index in stride(from: count - 1, through: 0, by: -1) {
        digits[index] += UInt8(rest % 10)
        rest /= 10
    }
    return digits
}

extension Int {
    /// Division that rounds down, so that the remainder is never negative.
    func quotientAndRemainder(flooringBy divisor: Int) -> (quotient: Int, remainder: Int) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}
