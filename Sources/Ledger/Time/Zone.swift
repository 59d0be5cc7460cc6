/// A time zone of the IANA database.
///
/// Its rules come as the bytes of a TZif file (RFC 9636), which the caller loads:
/// `/usr/share/zoneinfo/<identifier>`.
package struct Zone: Hashable, Sendable {
    /// The name in the IANA database: `Europe/Berlin`.
    package let identifier: String
    private let rules: ZoneRules

    /// Universal time; it needs no file.
    package static let utc = Zone(identifier: "UTC", rules: .utc)

    /// A zone of a name and the bytes of its file; nil where either is not well formed.
    package init?(identifier: String, tzif: [UInt8]) {
        guard Self.isWellFormed(identifier), let rules = ZoneRules(tzif: tzif) else { return nil }
        self.init(identifier: identifier, rules: rules)
    }

    private init(identifier: String, rules: ZoneRules) {
        self.identifier = identifier
        self.rules = rules
    }

    /// Whether a text could name a zone, and is safe as a path below the database's folder: parts joined by
    /// `/`, of `A-Z a-z 0-9 _ + -`, the first a capital. The folder's own `posix/`, `right/`, `Factory` are
    /// none.
    package static func isWellFormed(_ identifier: String) -> Bool {
        let parts = identifier.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        let marks = [UInt8(ascii: "_"), UInt8(ascii: "+"), UInt8(ascii: "-")]
        let arePartsFine = parts.allSatisfy { part in
            guard let first = part.first, UInt8(ascii: "A")...UInt8(ascii: "Z") ~= first else { return false }
            return part.allSatisfy { byte in
                UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
                    || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
                    || marks.contains(byte)
            }
        }
        return arePartsFine && identifier.utf8.count <= 63 && !identifier.utf8.elementsEqual("Factory".utf8)
    }

    /// Whether two zones have the same name and rules.
    package static func == (left: Zone, right: Zone) -> Bool {
        left.identifier.utf8.elementsEqual(right.identifier.utf8) && left.rules == right.rules
    }

    /// Hashes the name alone.
    package func hash(into hasher: inout Hasher) {
        hasher.combine(identifier)
    }

    /// How many seconds local time is ahead of UTC at a moment.
    package func offset(at moment: Instant) -> Int {
        rules.offset(at: moment.clamped.seconds)
    }

    /// The day that is in the zone at a moment.
    package func day(of moment: Instant) -> Day {
        Day(daysSince1970: local(moment).quotientAndRemainder(flooringBy: 86_400).quotient)
    }

    /// A day's first moment in the zone; of a day that the zone leaves out, the moment that comes in its
    /// place.
    package func startOfDay(_ day: Day) -> Instant {
        let local = day.daysSince1970 * 86_400
        let (before, after) = offsets(around: local)
        if let moment = moment(of: local, before, after) { return moment }
        var (low, high) = (Int64(local - after), Int64(local - before))
        while high - low > 1 {
            let middle = low + (high - low) / 2
            if rules.offset(at: middle) == before { low = middle } else { high = middle }
        }
        return Instant(seconds: high)
    }

    /// The moment when clocks in the zone show this time: moved on by the gap where they leave it out, the
    /// earlier one where they show it twice. `hour` 0…23, `minute` and `second` 0…59.
    package func instant(day: Day, hour: Int, minute: Int, second: Int) -> Instant {
        let local = day.daysSince1970 * 86_400 + hour * 3600 + minute * 60 + second
        let (before, after) = offsets(around: local)
        return moment(of: local, before, after) ?? Instant(seconds: Int64(local - before))
    }

    /// The moment a period later, nil for `unlimited`. Months keep the time clocks show and end with the
    /// month if need be; what lies beyond the year 9999 is its last second.
    package func adding(_ period: Period, to moment: Instant) -> Instant? {
        switch period {
        case .unlimited:
            return nil
        case .days(let count):
            return min(Instant(seconds: moment.clamped.seconds + 86_400 * Int64(count)), .latest)
        case .months(let count):
            let (days, time) = local(moment).quotientAndRemainder(flooringBy: 86_400)
            let day = Day(daysSince1970: days).adding(months: count)
            return min(
                instant(day: day, hour: time / 3600, minute: time / 60 % 60, second: time % 60), .latest)
        }
    }

    private func local(_ moment: Instant) -> Int {
        Int(moment.clamped.seconds) + offset(at: moment)
    }

    /// The offsets well before and well after a local time: no place is more than 16 hours from UTC.
    private func offsets(around local: Int) -> (before: Int, after: Int) {
        (rules.offset(at: Int64(local - 57_600)), rules.offset(at: Int64(local + 57_600)))
    }

    /// The earliest moment at which clocks show a local time, with one of two offsets; nil in a gap.
    private func moment(of local: Int, _ before: Int, _ after: Int) -> Instant? {
        [max(before, after), min(before, after)].lazy
            .map { (moment: Int64(local - $0), offset: $0) }
            .first { rules.offset(at: $0.moment) == $0.offset }
            .map { Instant(seconds: $0.moment) }
    }
}
