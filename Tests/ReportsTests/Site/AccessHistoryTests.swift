import Ledger
import Testing

@testable import Reports

@Suite struct AccessHistoryTests {
    private func entry(
        _ day: Int64, _ action: String, _ organization: String, _ subject: String = "",
        _ after: String? = nil,
        before: String? = nil
    ) -> ActivityEntry {
        var entry = ActivityEntry(
            seq: 1, time: Instant(seconds: day * 86_400), action: action, actor: .system, serial: 1,
            previous: ActivityEntry.origin)
        entry.organization = organization
        entry.subject = .init(.user, subject, name: subject)
        entry.after = after.map { Array($0.utf8) }
        entry.before = before.map { Array($0.utf8) }
        return entry
    }

    private func counts(_ entries: [ActivityEntry]) -> [[Int]] {
        AccessHistory(entries).points.map {
            [Int($0.time.seconds / 86_400), $0.users, $0.supportUsers, $0.portalUsers]
        }
    }

    @Test func whoeverIsActiveCounts() {
        let history = [
            entry(1, "organization.added", "a", "a", #"{"status":"active"}"#),
            entry(1, "user.added", "a", "x@a", #"{"name":"X","status":"active"}"#),
            entry(2, "user.added", "a", "y@a", #"{"name":"\"status\":\"active\"","status":"pending"}"#),
            entry(3, "user.accepted", "a", "y@a"),
            entry(4, "user.suspended", "a", "x@a"),
            entry(5, "user.replaced", "a", "z@a", before: #"{"email":"y@a"}"#),
            entry(6, "user.removed", "a", "z@a"),
        ]
        #expect(counts(history) == [[1, 1, 0, 0], [3, 2, 0, 0], [4, 1, 0, 0], [6, 0, 0, 0]])
    }

    @Test func guestsCountApart() {
        let history = [
            entry(1, "support-user.added", "a", "s@v"),
            entry(2, "contact.added", "a", "c@a", #"{"portal":false}"#),
            entry(3, "contact.enabled", "a", "c@a", #"{"level":"basic","portal":true}"#),
            entry(4, "support-user.expired", "a", "s@v"),
            entry(5, "support-user.removed", "a", "s@v"),
        ]
        #expect(counts(history) == [[1, 0, 1, 0], [3, 0, 1, 1], [4, 0, 0, 1]])
    }

    @Test func anInactiveOrganizationHasNobody() {
        let history = [
            entry(1, "user.added", "a", "x@a", #"{"status":"active"}"#),
            entry(1, "user.added", "b", "x@a", #"{"status":"active"}"#),
            entry(2, "organization.updated", "a", "a", #"{"status":"inactive"}"#),
            entry(3, "organization.updated", "a", "a", #"{"name":"A"}"#),
            entry(4, "organization.updated", "a", "a", #"{"status":"active"}"#),
            entry(5, "organization.removed", "a", "a"),
        ]
        #expect(counts(history).map { $0[1] } == [2, 1, 2, 1])
    }

    @Test func manyDaysBecomeMonths() {
        let entries = (0..<70).map { entry($0, "user.added", "a", "u\($0)@a", #"{"status":"active"}"#) }
        let history = AccessHistory(entries)
        #expect(history.steps(in: .utc, most: 70).points.count == 70)
        let months = history.steps(in: .utc)
        #expect(months.areMonths)
        #expect(months.points.map(\.users) == [31, 59, 70])
    }

    @Test(arguments: [(0, 2), (2, 2), (3, 4), (7, 8), (9, 10), (11, 20), (44, 60), (100, 100), (101, 200)])
    func theTopIsRound(_ greatest: Int, _ top: Int) {
        #expect(StepLine(from: 0, to: 10, greatest: greatest).top == top)
    }

    @Test func aLineHoldsItsHeight() {
        let line = StepLine(from: 0, to: 100, greatest: 10)
        #expect(line.path([(0, 5), (50, 10), (75, 0)]) == "M0 500H500V0H750V1000H1000")
        #expect(line.path([(100, 5)]) == "M1000 500")
        #expect(line.path([]).isEmpty)
    }
}
