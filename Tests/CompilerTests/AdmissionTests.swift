import Ledger
import Testing

@testable import Compiler

/// Support users on Workiva: what is required of them, and how long they stay.
struct AdmissionTests {
    private static let flags = ["two_factor", "single_sign_on", "background_check"]

    private func estate(
        _ admission: String, without missing: Set<String> = [], zone: String = "Europe/Berlin"
    ) -> [String: String] {
        var person = ["name: Sam", "support_user: true"]
        if !missing.contains("user_id") { person.append("user_id: sortega") }
        person += Self.flags.filter { !missing.contains($0) }.map { "\($0): true" }
        return [
            "people.yaml": "people:\n  sam@vendor.example: {\(person.joined(separator: ", "))}\n",
            "organizations/acme.yaml": """
            organization: {name: Acme, platform: workiva, time_zone: \(zone)}
            workspaces:
              finance: {name: Finance}
            users:
              ada@acme.example: {name: Ada, role: org-user-admin, workspaces: {finance: viewer}}
              bob@acme.example: {name: Bob, role: org-user-admin, workspaces: {finance: viewer}}
            support:
              users:
                sam@vendor.example: {\(admission)}
            """,
        ]
    }

    static let gaps: [(missing: Set<String>, named: String)] = [
        ([], ""), (["user_id"], "user-id"), (["two_factor"], "two-factor"),
        (["single_sign_on"], "single-sign-on"), (["background_check"], "background-check"),
        (["user_id", "background_check"], "user-id, background-check"),
        (
            ["user_id", "two_factor", "single_sign_on", "background_check"],
            "user-id, two-factor, single-sign-on, background-check"
        ),
    ]

    @Test(arguments: gaps)
    func oneFindingNamesAllThatIsMissing(_ missing: Set<String>, _ named: String) {
        let messages = compiled(estate("reason: training", without: missing)).diagnostics
            .filter { $0.rule == "support/requirements" }.map(\.message.english)
        let message = "`sam@vendor.example` lacks what is required: \(named)"
        #expect(messages == (named.isEmpty ? [] : [message]))
    }

    @Test func ninetyDaysFromTheAdmission() throws {
        let first = try snapshot(estate("reason: training"))
        let admitted = try #require(first.organization("acme")?.supportUsers.first)
        #expect(admitted.ends?.rfc3339 == "2027-02-19T10:00:00Z" && admitted.since == now)
        let end = try instant("2027-02-19T10:00:00Z")
        let before = try organization(
            estate("reason: training"), at: Instant(seconds: end.seconds - 1), after: first)
        #expect(before.supportUsers.first?.status == .active)
        let after = try organization(estate("reason: training"), at: end, after: first)
        #expect(after.supportUsers.first?.status == .ended && after.supportUsers.first?.since == now)
    }

    /// A date is its first moment in the zone of the organization, whatever its clocks do on that day.
    @Test(arguments: [
        ("2027-02-19", "Europe/Berlin", "2027-02-18T23:00:00Z"),
        ("2027-03-29", "Europe/Berlin", "2027-03-28T22:00:00Z"),
        ("2027-02-19", "Pacific/Kiritimati", "2027-02-18T10:00:00Z"),
        ("2027-02-19", "America/New_York", "2027-02-19T05:00:00Z"),
        ("2027-02-19T10:00:00+05:30", "Europe/Berlin", "2027-02-19T04:30:00Z"),
        ("never", "Europe/Berlin", ""),
    ])
    func anEndIsDeclared(_ expires: String, _ zone: String, _ end: String) throws {
        let files = estate("reason: training, expires: \(expires)", zone: zone)
        #expect(try organization(files).supportUsers.first?.ends?.rfc3339 ?? "" == end)
    }

    /// An ended admission with a new end ahead, or with none, is a new one; nobody has let this one in yet.
    @Test(arguments: [
        ("", "2027-02-27T10:00:00Z"), (", expires: never", ""),
        (", expires: 2027-06-30", "2027-06-29T22:00:00Z"),
    ])
    func anEndedOneComesBack(_ expires: String, _ end: String) throws {
        var first = try snapshot(estate("reason: training, expires: 2026-11-25"))
        first.organizations[0].supportUsers[0].addedBy = "ada@acme.example"
        first.organizations[0].supportUsers[0].approvedBy = ["bob@acme.example"]
        let ended = try instant("2026-11-26T10:00:00Z")
        var second = try snapshot(
            estate("reason: training, expires: 2026-11-25"), at: ended, after: first)
        #expect(second.organizations[0].supportUsers[0].addedBy == "ada@acme.example")
        second.organizations[0].supportUsers[0].status = .ended
        let later = try instant("2026-11-29T10:00:00Z")
        let back = try organization(estate("reason: training\(expires)"), at: later, after: second)
        let admitted = try #require(back.supportUsers.first)
        #expect(admitted.since == later && admitted.status == .active)
        #expect(admitted.addedBy == nil && admitted.approvedBy.isEmpty)
        #expect(admitted.ends?.rfc3339 ?? "" == end)
    }

    /// A running one that is prolonged keeps its beginning, and who let it in.
    @Test func aRunningOneIsProlonged() throws {
        var first = try snapshot(estate("reason: training"))
        first.organizations[0].supportUsers[0].addedBy = "ada@acme.example"
        let later = try instant("2026-11-29T10:00:00Z")
        let longer = try organization(
            estate("reason: training, expires: 2027-06-30"), at: later, after: first)
        #expect(longer.supportUsers.first?.since == now)
        #expect(longer.supportUsers.first?.addedBy == "ada@acme.example")
    }
}
