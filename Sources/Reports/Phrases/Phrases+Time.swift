import Ledger

extension Phrases {
    /// A number with its thousands apart: `12,345`.
    package func number(_ number: Int) -> String {
        let digits = Array(String(number.magnitude).utf8)
        guard separatesThousands, digits.count > 3 else { return String(number) }
        let mark = Array(self["language.thousands"].utf8)
        var out = number < 0 ? [UInt8(ascii: "-")] : []
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { out += mark }
            out.append(digit)
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// A day of the calendar: `21 November 2026`.
    package func day(_ moment: Instant, _ zone: Zone) -> String {
        day(zone.day(of: moment), months: "date.month")
    }

    /// A day with its month cut short, for tables: `21 Nov 2026`.
    package func shortDay(_ moment: Instant, _ zone: Zone) -> String {
        day(zone.day(of: moment), months: "date.month-short")
    }

    /// A month of the calendar: `November 2026`.
    func month(_ moment: Instant, _ zone: Zone) -> String {
        let day = zone.day(of: moment)
        return self("date.month-year", self["date.month.\(day.month)"], String(day.year))
    }

    /// Day and time with the distance from UTC: `21 November 2026, 11:00 (UTC+1)`.
    package func moment(_ moment: Instant, _ zone: Zone) -> String {
        self("date.moment", day(moment, zone), time(moment, zone), offset(zone.offset(at: moment)))
    }

    /// The same with its month cut short, without the distance.
    func shortMoment(_ moment: Instant, _ zone: Zone) -> String {
        self("date.moment-short", shortDay(moment, zone), time(moment, zone))
    }

    /// The short one with the distance: `21 Nov 2026, 11:00 (UTC+1)`.
    func shortZonedMoment(_ moment: Instant, _ zone: Zone) -> String {
        self("date.moment-short-zone", shortMoment(moment, zone), offset(zone.offset(at: moment)))
    }

    /// An element that holds a moment for machines and a text for people.
    func element(_ moment: Instant, _ text: String) -> SafeHTML {
        var html = SafeHTML("<time datetime=\"")
        html.append(escaping: moment.rfc3339)
        html.append("\">")
        html.append(escaping: text)
        html.append("</time>")
        return html
    }

    private func day(_ day: Day, months: String) -> String {
        let number = day.day == 1 ? self["date.first"] : String(day.day)
        return self("date.day", number, self["\(months).\(day.month)"], String(day.year))
    }

    private func time(_ moment: Instant, _ zone: Zone) -> String {
        let local = Int(moment.seconds) + zone.offset(at: moment)
        let second = ((local % 86_400) + 86_400) % 86_400
        return self("date.time", Self.twoDigits(second / 3600), Self.twoDigits(second / 60 % 60))
    }

    /// `UTC`, `UTC+1`, `UTC−3:30`.
    private func offset(_ seconds: Int) -> String {
        guard seconds != 0 else { return "UTC" }
        let minutes = Int(seconds.magnitude) / 60
        let rest = minutes % 60 == 0 ? "" : ":" + Self.twoDigits(minutes % 60)
        return "UTC\(seconds < 0 ? "−" : "+")\(minutes / 60)\(rest)"
    }

    private static func twoDigits(_ number: Int) -> String {
        number < 10 ? "0\(number)" : String(number)
    }

    /// A length of time in words: `2 weeks`.
    package func period(_ period: Period) -> String {
        switch period {
        case .unlimited: self["period.unlimited"]
        case .months(let count): self.count("period.months", count)
        case .days(let count) where count % 7 == 0 && count > 0: self.count("period.weeks", count / 7)
        case .days(let count): self.count("period.days", count)
        }
    }
}
