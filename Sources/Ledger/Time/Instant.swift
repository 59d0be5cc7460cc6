/// A moment in whole seconds since 1970-01-01T00:00:00Z, without leap seconds.
package struct Instant: Hashable, Comparable, Sendable {
    /// Seconds since 1970-01-01T00:00:00Z; negative before.
    package var seconds: Int64

    /// 0001-01-01T00:00:00Z, the first that can be written.
    package static let earliest = Instant(seconds: -62_135_596_800)
    /// 9999-12-31T23:59:59Z, the last that can be written.
    package static let latest = Instant(seconds: 253_402_300_799)

    /// The moment so many seconds after 1970-01-01T00:00:00Z.
    package init(seconds: Int64) {
        self.seconds = seconds
    }

    /// A moment written strictly by RFC 3339: `2026-11-21T10:00:00Z`, or `±hh:mm` for `Z`.
    ///
    /// Capital `T` and `Z`, no fraction, no second 60, no `-00:00`; the day exists, the year is 1…9999, in
    /// UTC too.
    package init?(rfc3339 text: String) {
        let moment = text.utf8.withContiguousStorageIfAvailable { Instant(rfc3339: $0[...]) }
        guard let moment = moment ?? Instant(rfc3339: Array(text.utf8)[...]) else { return nil }
        self = moment
    }

    /// The same of ASCII bytes.
    package init?(rfc3339 text: some RandomAccessCollection<UInt8>) {
        guard text.count == 20 || text.count == 25, let day = Day(iso: text.prefix(10)) else { return nil }
        var reader = FixedWidth(text.dropFirst(10))
        guard reader.passes(UInt8(ascii: "T")), let hour = reader.number(digits: 2), hour <= 23,
            reader.passes(UInt8(ascii: ":")), let minute = reader.number(digits: 2), minute <= 59,
            reader.passes(UInt8(ascii: ":")), let second = reader.number(digits: 2), second <= 59,
            let offset = Self.offset(&reader), reader.isAtEnd
        else { return nil }
        self.init(seconds: Int64(day.daysSince1970 * 86_400 + hour * 3600 + minute * 60 + second - offset))
        guard Self.earliest <= self, self <= Self.latest else { return nil }
    }

    /// Seconds east of UTC, from `Z` or `±hh:mm`.
    private static func offset<Bytes>(_ reader: inout FixedWidth<Bytes>) -> Int? {
        let sign = reader.byte()
        if sign == UInt8(ascii: "Z") { return 0 }
        guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"),
            let hours = reader.number(digits: 2), hours <= 23, reader.passes(UInt8(ascii: ":")),
            let minutes = reader.number(digits: 2), minutes <= 59
        else { return nil }
        let seconds = hours * 3600 + minutes * 60
        if sign == UInt8(ascii: "+") { return seconds }
        return seconds == 0 ? nil : -seconds
    }

    /// The moment as `2026-11-21T10:00:00Z`, always in UTC; beyond the years 1…9999 the nearest that can be
    /// written.
    package var rfc3339: String {
        String(unsafeUninitializedCapacity: 20) { buffer in
            write(into: buffer)
            return 20
        }
    }

    /// Writes the moment as a JSON string.
    package func write(to writer: inout JSONWriter) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { buffer in
            write(into: buffer)
            writer.string(bytes: UnsafeBufferPointer(buffer))
        }
    }

    /// Whether a moment comes before another.
    package static func < (left: Instant, right: Instant) -> Bool {
        left.seconds < right.seconds
    }

    /// The nearest moment that can be written.
    var clamped: Instant {
        min(max(self, .earliest), .latest)
    }

    /// Writes the twenty bytes.
    private func write(into buffer: UnsafeMutableBufferPointer<UInt8>) {
        let seconds = Int(clamped.seconds)
        let (days, rest) = seconds.quotientAndRemainder(flooringBy: 86_400)
        let day = Day(daysSince1970: days)
        var index = 0
        func put(_ number: Int, _ mark: Unicode.Scalar) {
            buffer[index] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / 10)
            buffer[index + 1] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10)
            buffer[index + 2] = UInt8(ascii: mark)
            index += 3
        }
        put(day.year / 100, "-")
        index -= 1
        put(day.year % 100, "-")
        put(day.month, "-")
        put(day.day, "T")
        put(rest / 3600, ":")
        put(rest / 60 % 60, ":")
        put(rest % 60, "Z")
    }
}
