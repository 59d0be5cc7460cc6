/// A length of time as people say it; days are 24 hours, months those of the calendar.
package enum Period: Hashable, Sendable {
    /// 1… days of 24 hours; a week is seven.
    case days(Int)
    /// 1…9999 months of the calendar.
    case months(Int)
    /// Without end.
    case unlimited

    /// A period written as `<n> day|days|week|weeks|month|months`, n 1…9999 without leading zero, or
    /// `unlimited`.
    package init?(_ text: String) {
        if text.utf8.elementsEqual("unlimited".utf8) {
            self = .unlimited
            return
        }
        let parts = text.utf8.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
        guard parts.count == 2, let count = Self.count(parts[0]) else { return nil }
        switch String(decoding: parts[1], as: UTF8.self) {
        case "day", "days": self = .days(count)
        case "week", "weeks": self = .days(7 * count)
        case "month", "months": self = .months(count)
        default: return nil
        }
    }

    private static func count(_ text: Substring.UTF8View) -> Int? {
        guard 1...4 ~= text.count, text.first != UInt8(ascii: "0") else { return nil }
        var reader = FixedWidth(Array(text))
        return reader.number(digits: text.count)
    }

    /// The period as people write it: whole weeks as weeks, `1 day`, `2 weeks`, `10 days`, `1 month`,
    /// `unlimited`.
    package var text: String {
        switch self {
        case .days(7): "1 week"
        case .days(let count) where count % 7 == 0 && count > 0: "\(count / 7) weeks"
        case .days(1): "1 day"
        case .days(let count): "\(count) days"
        case .months(1): "1 month"
        case .months(let count): "\(count) months"
        case .unlimited: "unlimited"
        }
    }
}
