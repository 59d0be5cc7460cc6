import Ledger

extension Edition {
    /// The people with access from the first entry of the log to the state, as lines and as a table.
    func accessChart() -> TemplateValue {
        let zone = input.zone
        let (points, areMonths) = facts.history.steps(in: zone)
        guard let first = points.first, let last = points.last else { return .nothing }
        let kinds: [(key: String, count: (AccessHistory.Point) -> Int)] = [
            ("users", \.users), ("support-users", \.supportUsers), ("portal-users", \.portalUsers),
        ]
        let shown = kinds.filter { kind in points.contains { kind.count($0) > 0 } }
        let greatest = points.map { point in shown.map { $0.count(point) }.max() ?? 0 }.max() ?? 0
        let line = StepLine(from: first.time.seconds, to: input.compiledAt.seconds, greatest: greatest)
        return .group([
            "caption": .text(
                words("chart.access", words.day(first.time, zone), words.day(input.compiledAt, zone))),
            "top": .text(words.number(line.top)), "middle": .text(words.number(line.top / 2)),
            "start": .markup(words.element(first.time, words.shortDay(first.time, zone))),
            "end": .markup(words.element(input.compiledAt, words.shortDay(input.compiledAt, zone))),
            "period": .text(words[areMonths ? "chart.month" : "chart.day"]),
            "lines": .list(
                shown.map { kind in
                    .object([
                        "kind": .text(kind.key), "label": .text(words["chart.\(kind.key)"]),
                        "count": .text(words.number(kind.count(last))),
                        "path": .text(line.path(points.map { ($0.time.seconds, kind.count($0)) })),
                    ])
                }),
            "rows": .list(
                points.reversed().map { point in
                    let text =
                        areMonths ? words.month(point.time, zone) : words.shortDay(point.time, zone)
                    return .object([
                        "time": .markup(words.element(point.time, text)),
                        "cells": .list(
                            shown.map { .object(["count": .text(words.number($0.count(point)))]) }),
                    ])
                }),
        ])
    }

    /// How many hold each role, as bars in a table.
    func roleChart(of organization: Snapshot.Organization) -> TemplateValue {
        guard let platform = snapshot.platform(organization.platform) else { return .nothing }
        var counts: [String: Int] = [:]
        for role in organization.users.lazy.filter({ $0.status != .suspended }).flatMap(\.roles) {
            counts[role, default: 0] += 1
        }
        for contact in organization.contacts where contact.hasPortal {
            if let level = contact.level { counts[level, default: 0] += 1 }
        }
        let users = organization.users.count { $0.status != .suspended }
        let contacts = organization.contacts.count { $0.hasPortal && $0.level != nil }
        let roles = (platform.ranked(.organization) + platform.ranked(.portal)).filter {
            counts[$0.id] != nil
        }
        guard !roles.isEmpty else { return .nothing }
        let page = href(ofPlatform: platform.id, from: Place(path: "organizations/\(organization.id).html"))
        return .group([
            "rows": .list(
                roles.map { role in
                    let count = counts[role.id] ?? 0
                    let all = max(role.kind == .organization ? users : contacts, count)
                    return .object([
                        "name": .text(roleName(role.id, on: platform.id)),
                        "href": .text(role.kind == .organization ? "\(page)#\(anchor(role))" : ""),
                        "count": .text(words.number(count)),
                        "start": .text("0"), "length": .text(String(max(count * 1000 / all, 4))),
                        "isOpen": .flag(false),
                    ])
                })
        ])
    }

    /// What support was granted until when, the first end first, as bars in a table.
    func endChart(of organization: Snapshot.Organization) -> TemplateValue {
        let zone = zone(of: organization)
        let spans = GrantSpan.all(in: organization)
        guard let start = spans.map(\.start.seconds).min() else { return .nothing }
        let ends = spans.compactMap(\.end?.seconds)
        let end = max(ends.max() ?? start, (spans.map(\.start.seconds).max() ?? start) + 1, start + 1)
        return .group([
            "rows": .list(
                spans.map { span in
                    let from = (span.start.seconds - start) * 1000 / (end - start)
                    let to = span.end.map { ($0.seconds - start) * 1000 / (end - start) } ?? 1000
                    return .object([
                        "name": .text(
                            span.email.map { snapshot.person($0)?.name ?? $0 }
                                ?? words["organization.support-access"]),
                        "href": .text(
                            span.email.map { "#\(encodedFragment("support/users/\($0)"))" }
                                ?? "#support-access"),
                        "since": dayCell(span.start, zone),
                        "ends": span.end == nil ? .text(words["support.never"]) : dayCell(span.end, zone),
                        "status": status(of: span.status),
                        "start": .text(String(from)), "length": .text(String(max(to - from, 4))),
                        "isOpen": .flag(span.end == nil),
                    ])
                })
        ])
    }
}

/// From when to when support may come in.
struct GrantSpan {
    /// Whose admission it is; nobody's for access that is given to support as such.
    let email: String?
    let start: Instant
    /// `nil`: never.
    let end: Instant?
    let status: Snapshot.Timing

    /// Those of an organization, the first end first.
    static func all(in organization: Snapshot.Organization) -> [GrantSpan] {
        var spans = organization.supportUsers.map {
            GrantSpan(email: $0.email, start: $0.since, end: $0.ends, status: $0.status)
        }
        if let access = organization.supportAccess {
            spans.append(
                GrantSpan(email: nil, start: access.starts, end: access.ends, status: access.status))
        }
        return spans.sorted { left, right in
            (left.end ?? .latest, left.email ?? "") < (right.end ?? .latest, right.email ?? "")
        }
    }
}
