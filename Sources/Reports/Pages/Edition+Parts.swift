import Ledger

/// What several pages show in the same way.
extension Edition {
    /// A word in a frame that tells a status.
    func tag(_ kind: String, _ key: String) -> TemplateValue {
        .object(["kind": .text(kind), "text": .text(words[key])])
    }

    func status(of organization: Snapshot.Organization) -> TemplateValue {
        switch organization.status {
        case .active: tag("good", "status.active")
        case .inactive: tag("off", "status.inactive")
        }
    }

    func status(of user: Snapshot.User) -> TemplateValue {
        switch user.status {
        case .active: tag("good", "status.active")
        case .pending: tag("wait", "status.pending")
        case .suspended: tag("off", "status.suspended")
        }
    }

    func status(of timing: Snapshot.Timing) -> TemplateValue {
        switch timing {
        case .active: tag("good", "timing.active")
        case .scheduled: tag("wait", "timing.scheduled")
        case .ended: tag("off", "timing.ended")
        }
    }

    /// A figure with what it counts.
    func figure(_ count: Int, _ key: String, href: String? = nil) -> TemplateValue {
        .object([
            "value": .text(words.number(count)), "label": .text(words.count(key, count)),
            "href": href.map { .text($0) } ?? .nothing,
        ])
    }

    func texts(_ texts: [String]) -> TemplateValue { .list(texts.map { .object(["text": .text($0)]) }) }

    /// A page of an organization, from any other.
    func href(of organization: String, from place: Place) -> String {
        "\(place.up)organizations/\(organization).html"
    }

    func href(ofPlatform platform: String, from place: Place) -> String {
        "\(place.up)platforms/\(platform).html"
    }

    func name(ofPlatform id: String) -> String { snapshot.platform(id)?.name ?? id }

    /// A moment in a table: day and time, short.
    func cell(_ moment: Instant?, _ zone: Zone) -> TemplateValue {
        guard let moment else { return .nothing }
        return .markup(words.element(moment, words.shortMoment(moment, zone)))
    }

    /// A moment that nothing around it gives a zone: day, time and the distance from UTC.
    func zonedCell(_ moment: Instant, _ zone: Zone) -> TemplateValue {
        .markup(words.element(moment, words.shortZonedMoment(moment, zone)))
    }

    /// A day in a table, short.
    func dayCell(_ moment: Instant?, _ zone: Zone) -> TemplateValue {
        guard let moment else { return .nothing }
        return .markup(words.element(moment, words.shortDay(moment, zone)))
    }

    /// An e-mail, or a text with e-mails, that may be broken before each `@` and the dots that follow it in a word.
    func breaking(_ text: String) -> TemplateValue {
        guard text.utf8.contains(UInt8(ascii: "@")) else { return .text(text) }
        var html = SafeHTML("")
        var start = text.startIndex
        var isDomain = false
        for index in text.utf8.indices {
            let byte = text.utf8[index]
            if byte == UInt8(ascii: "@") || (isDomain && byte == UInt8(ascii: ".")) {
                html.append(escaping: String(text[start..<index]))
                html.append("<wbr>")
                start = index
            }
            isDomain = byte == UInt8(ascii: "@") || (isDomain && byte != UInt8(ascii: " "))
        }
        html.append(escaping: String(text[start...]))
        return .markup(html)
    }
}
