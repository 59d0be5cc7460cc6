import Ledger
import Testing

@testable import Reports

@Suite struct LongTableTests {
    private func pages(_ input: SiteInput, with part: String) throws -> [(path: String, text: String)] {
        let site = try Site(input)
        return try site.plans.filter { $0.path.hasPrefix("en/") && $0.path.contains(part) }.map {
            ($0.path, String(decoding: try site.render($0).bytes, as: UTF8.self))
        }
    }

    @Test func manyWorkspacesAndContactsAreCutIntoPages() throws {
        var input = Estate.everything
        let index = try #require(input.snapshot.organizations.firstIndex { $0.id == "full" })
        let file = input.snapshot.organizations[index].file
        input.snapshot.organizations[index].workspaces = (1000..<1501).map {
            .init(id: "w\($0)", name: "Workspace \($0)", file: file)
        }
        input.snapshot.organizations[index].contacts = (1000..<2001).map {
            .init(
                email: "c\($0)@full.example", name: "Contact \($0)", hasPortal: true, level: "reader",
                username: "c\($0)", since: Instant(seconds: 0), file: file)
        }
        let pages = try pages(input, with: "/full")
        #expect(
            pages.map(\.path) == [
                "en/organizations/full.html", "en/organizations/full/contacts-2.html",
                "en/organizations/full/contacts-3.html", "en/organizations/full/workspaces-2.html",
            ])
        #expect(pages.map { $0.text.matches(of: /<tr id="contacts\//).count } == [500, 500, 1, 0])
        #expect(pages.map { $0.text.matches(of: /<tr id="workspaces\//).count } == [500, 0, 0, 1])
        #expect(pages[0].text.matches(of: /<li>[^<]* <i>/).count == 502)
        let lists = pages[0].text.matches(of: /<ol hidden data-href="([^"]*)">/).map { String($0.1) }
        #expect(
            lists == [
                "../organizations/full/workspaces-2.html#workspaces/",
                "../organizations/full/contacts-2.html#contacts/",
                "../organizations/full/contacts-3.html#contacts/",
            ])
        #expect(
            pages.dropFirst().allSatisfy { $0.text.contains("href=\"../../organizations/full.html#search\"") }
        )
    }

    private func log(_ count: Int) -> SiteInput {
        var input = Estate.small
        let entry = input.entries[1]
        input.entries = (1...count).map { number in
            var entry = entry
            entry.seq = number
            entry.subject?.name = "Person \(number)"
            return entry
        }
        return input
    }

    @Test func anOlderPageOfTheLogNeverChanges() throws {
        let before = try pages(log(1001), with: "activity")
        #expect(before.map(\.path) == ["en/activity-1.html", "en/activity-2.html", "en/activity.html"])
        #expect(before.map { $0.text.matches(of: /<tr id="entry-/).count } == [500, 500, 1])
        let after = try pages(log(1400), with: "activity")
        #expect(after.map { $0.text.matches(of: /<tr id="entry-/).count } == [500, 500, 400])
        #expect(after[0].text == before[0].text)
        #expect(after[1].text == before[1].text)
    }

    @Test func aLongLogShowsItsNewestPages() throws {
        let pages = try pages(log(21 * 500 + 1), with: "activity")
        #expect(pages.count == 20)
        #expect(!pages.contains { $0.path == "en/activity-2.html" })
        let older = "1,000 older changes are not on these pages; this command shows them: <code>rolebook log"
        #expect(pages.last?.text.contains(older) == true)
        let whole = try self.pages(log(20 * 500), with: "activity")
        #expect(whole.count == 20)
        #expect(!whole.contains { $0.text.contains("rolebook log") })
    }
}
