import Ledger
import Source

extension Edition {
    /// How many lines the table of findings has at most.
    private static let mostFindings = 50

    /// What stands, and what is accepted although it should not: for the front page.
    func findingValues(from place: Place) -> [String: TemplateValue] {
        let groups = facts.findings.groups
        let rest = groups.dropFirst(Self.mostFindings).count
        let wording = Wording(language: language)
        return [
            "findings": .list(groups.prefix(Self.mostFindings).map { findingRow($0, wording, place) }),
            "moreFindings": rest > 0 ? .text(words.count("findings.more", rest)) : .nothing,
            "waivers": .list(snapshot.settings.waivers.map { waiverRow($0, place) }),
        ]
    }

    private func findingRow(
        _ group: StandingFindings.Group, _ wording: Wording, _ place: Place
    ) -> TemplateValue {
        let finding = group.finding
        return .object([
            "severity": tag(group.severity.tagKind, "severity.\(group.severity.rawValue)"),
            "message": .markup(withCode(wording.say(finding.message))),
            "more": group.count > 1 ? .text(words.count("findings.others", group.count - 1)) : .nothing,
            "organization": .text(snapshot.organization(finding.organization)?.name ?? finding.organization),
            "href": .text(href(of: finding.organization, from: place)),
            "rule": .text(finding.rule), "ruleHref": .text(ruleHref(finding.rule, place)),
        ])
    }

    private func waiverRow(_ waiver: Snapshot.Settings.Waiver, _ place: Place) -> TemplateValue {
        let parts = waiver.address.utf8.split(separator: UInt8(ascii: "/"), maxSplits: 2).map {
            String(decoding: $0, as: UTF8.self)
        }
        let organization = parts.first == "organizations" ? parts.dropFirst().first : nil
        let known = organization.flatMap(snapshot.organization)
        return .object([
            "rule": .text(waiver.rule), "ruleHref": .text(ruleHref(waiver.rule, place)),
            "organization": .text(known?.name ?? ""),
            "href": known.map { .text(href(of: $0.id, from: place)) } ?? .nothing,
            "subject": .text(known == nil ? waiver.address : parts.dropFirst(2).first ?? ""),
            "until": dayCell(waiver.until, input.zone), "reason": .text(waiver.reason),
            "status": waiver.until > input.compiledAt
                ? tag("good", "timing.active") : tag("off", "timing.ended"),
        ])
    }

    private func ruleHref(_ rule: String, _ place: Place) -> String {
        input.rules.contains { $0.id == rule } ? "\(place.up)rules.html#\(encodedFragment(rule))" : ""
    }

    /// A message with what stands between backticks as code.
    func withCode(_ text: String) -> SafeHTML {
        var html = SafeHTML("")
        let parts = text.utf8.split(separator: UInt8(ascii: "`"), omittingEmptySubsequences: false)
        for (index, part) in parts.enumerated() {
            let isCode = index % 2 == 1 && index < parts.count - 1
            if isCode { html.append("<code>") }
            html.append(escaping: String(decoding: part, as: UTF8.self))
            if isCode { html.append("</code>") }
        }
        return html
    }
}

extension Severity {
    /// The look of a word in a frame.
    var tagKind: String {
        switch self {
        case .error: "bad"
        case .warning: "wait"
        case .note: "off"
        }
    }
}
