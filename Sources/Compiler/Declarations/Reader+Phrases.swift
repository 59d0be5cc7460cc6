import Ledger
import Source
import YAML

/// The locales that the program has phrases for.
let knownLocales = ["en", "de", "fr"]

extension Reader {
    /// A text for every language, or one for each.
    ///
    /// - Parameter estate: the estate's locales, where a missing one is to be noted.
    mutating func localized(_ node: NodeID, long: Bool = false, estate: [String]? = nil) -> Localized? {
        guard document.kind(node) == .mapping else {
            return (long ? longText(node) : text(node)).map { .same($0) }
        }
        guard document.count(node) > 0 else {
            report("schema/value", "a text by language needs at least one language", at: node)
            return nil
        }
        var texts: [String: String] = [:]
        let known = diagnostics.count
        for (name, value) in document.pairs(node) {
            let locale = document.text(name)
            guard knownLocales.contains(locale) else {
                reportUnknown("locale", name, knownLocales)
                continue
            }
            texts[locale] = long ? longText(value) : text(value)
        }
        if let estate, !hasErrors(since: known) {
            for locale in estate where texts[locale] == nil {
                take([
                    Diagnostic(
                        "schema/translation", .note, "no text for the locale `\(locale)`",
                        at: .span(document.span(node)), address: address.text(in: document))
                ])
            }
        }
        return texts.isEmpty ? nil : .translated(texts)
    }

    /// A time with its offset, or a date that means its first instant in a zone.
    mutating func moment(_ node: NodeID, in zone: Zone) -> Instant? {
        guard isScalar(node, "a date or a time") else { return nil }
        let text = document.text(node)
        if let instant = Instant(rfc3339: text) { return instant }
        if let day = Day(iso: text) { return zone.startOfDay(day) }
        report(
            "schema/time", "`\(quoted(text))` is not a date or time of the calendar", at: node,
            help: "write `2026-11-21`, or `2026-11-21T10:00:00Z`")
        return nil
    }

    mutating func period(_ node: NodeID, unlimited: Bool = true) -> Period? {
        guard isScalar(node, "a period") else { return nil }
        let text = document.text(node)
        if let period = Period(text), unlimited || period != .unlimited { return period }
        report(
            "schema/time", "`\(quoted(text))` is not a period", at: node,
            help: unlimited
                ? "write `1 week`, `90 days`, `4 months` or `unlimited`"
                : "write `1 week`, `90 days` or `4 months`")
        return nil
    }

    /// An IANA time zone.
    mutating func zone(_ node: NodeID, _ zones: Zones) -> Zone? {
        guard isScalar(node, "a time zone") else { return nil }
        let text = document.text(node)
        if let zone = zones[text] { return zone }
        report(
            "schema/time", "unknown time zone `\(quoted(text))`", at: node,
            help: zones.hasDatabase
                ? "write an IANA name, as `Europe/Berlin`"
                : "this machine has no database of time zones; install the package `tzdata`")
        return nil
    }

    mutating func permission(_ node: NodeID) -> Permission? {
        guard isScalar(node, "a permission") else { return nil }
        if let permission = Permission(rawValue: document.text(node)) { return permission }
        reportUnknown("permission", node, Permission.allCases.map(\.rawValue))
        return nil
    }
}
