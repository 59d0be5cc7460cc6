/// The rule for all time to come: a POSIX `TZ` string with the extension of RFC 9636, such as
/// `CET-1CEST,M3.5.0,M10.5.0/3`.
struct ZoneFooter: Equatable, Sendable {
    /// Seconds ahead of UTC.
    private let standard: Int
    private let summer: Summer?

    /// The other offset, and when in the year it begins and ends, in local time as it is just before.
    private struct Summer: Equatable, Sendable {
        let offset: Int
        let start: Turn
        let end: Turn
    }

    init?(_ text: ArraySlice<UInt8>) {
        var reader = FooterReader(rest: text)
        guard reader.name(), let offset = reader.time(hours: 24) else { return nil }
        standard = -offset
        if reader.rest.isEmpty {
            summer = nil
            return
        }
        guard reader.name() else { return nil }
        var ahead = standard + 3600
        if reader.rest.first != UInt8(ascii: ",") {
            guard let offset = reader.time(hours: 24) else { return nil }
            ahead = -offset
        }
        guard reader.passes(","), let start = reader.turn(), reader.passes(","), let end = reader.turn(),
            reader.rest.isEmpty
        else { return nil }
        summer = Summer(offset: ahead, start: start, end: end)
    }

    /// Seconds ahead of UTC at a moment.
    func offset(at seconds: Int64) -> Int {
        guard let summer else { return standard }
        let days = (Int(seconds) + standard).quotientAndRemainder(flooringBy: 86_400).quotient
        let year = Day(daysSince1970: days).year
        let start = Int64(summer.start.local(in: year) - standard)
        let end = Int64(summer.end.local(in: year) - summer.offset)
        let isSummer = start < end ? start <= seconds && seconds < end : !(end <= seconds && seconds < start)
        return isSummer ? summer.offset : standard
    }

    /// A day of the year and a time, in seconds from that day's midnight, −167…167 h.
    struct Turn: Equatable, Sendable {
        let date: Date
        let time: Int

        enum Date: Equatable, Sendable {
            /// `Jn`, 1…365: 29 February is never counted.
            case julian(Int)
            /// `n`, 0…365.
            case ordinal(Int)
            /// `Mm.w.d`: week 5 is the last; weekday 0 is Sunday.
            case weekday(month: Int, week: Int, weekday: Int)
        }

        /// The local time in a year, in seconds since 1970 as if it were UTC.
        func local(in year: Int) -> Int {
            let january = Turn.days(year, 1)
            switch date {
            case .julian(let day):
                return (january + day - (day >= 60 && Day.isLeap(year) ? 0 : 1)) * 86_400 + time
            case .ordinal(let day):
                return (january + day) * 86_400 + time
            case .weekday(let month, let week, let weekday):
                let first = Turn.days(year, month)
                // 1970-01-01 was a Thursday, 4.
                let wait = (weekday - first - 4).quotientAndRemainder(flooringBy: 7).remainder
                var day = wait + 7 * (week - 1)
                if day >= Day.count(inMonth: month, of: year) { day -= 7 }
                return (first + day) * 86_400 + time
            }
        }

        private static func days(_ year: Int, _ month: Int) -> Int {
            Day(unchecked: year, month, 1).daysSince1970
        }
    }
}

private struct FooterReader {
    var rest: ArraySlice<UInt8>

    mutating func passes(_ mark: Unicode.Scalar) -> Bool {
        guard rest.first == UInt8(ascii: mark) else { return false }
        rest.removeFirst()
        return true
    }

    /// Passes over an abbreviation: three letters or more, or `<…>` of letters, digits and signs.
    mutating func name() -> Bool {
        if passes("<") {
            guard let end = rest.firstIndex(of: UInt8(ascii: ">")) else { return false }
            rest = rest[(end + 1)...]
            return true
        }
        let letters = rest.prefix { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 | 0x20 }
        rest = rest.dropFirst(letters.count)
        return letters.count >= 3
    }

    mutating func number(_ range: ClosedRange<Int>) -> Int? {
        let digits = rest.prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
        guard 1...3 ~= digits.count else { return nil }
        rest = rest.dropFirst(digits.count)
        let value = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
        return range ~= value ? value : nil
    }

    /// `[±]h[:mm[:ss]]` in seconds.
    mutating func time(hours: Int) -> Int? {
        let isNegative = passes("-")
        if !isNegative { _ = passes("+") }
        guard var seconds = number(0...hours) else { return nil }
        seconds *= 3600
        if passes(":") {
            guard let minutes = number(0...59) else { return nil }
            seconds += 60 * minutes
            if passes(":") {
                guard let rest = number(0...59) else { return nil }
                seconds += rest
            }
        }
        return isNegative ? -seconds : seconds
    }

    mutating func turn() -> ZoneFooter.Turn? {
        guard let date = date() else { return nil }
        guard passes("/") else { return ZoneFooter.Turn(date: date, time: 7200) }
        return time(hours: 167).map { ZoneFooter.Turn(date: date, time: $0) }
    }

    private mutating func date() -> ZoneFooter.Turn.Date? {
        if passes("J") { return number(1...365).map { .julian($0) } }
        guard passes("M") else { return number(0...365).map { .ordinal($0) } }
        guard let month = number(1...12), passes("."), let week = number(1...5), passes("."),
            let weekday = number(0...6)
        else { return nil }
        return .weekday(month: month, week: week, weekday: weekday)
    }
}
