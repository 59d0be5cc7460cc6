import Testing

@testable import rolebook

@Suite struct SiteTests {
    private let folder = OutputFolder()

    private func publish(_ pages: [String: String]) throws -> SiteChange {
        let locked = try LockedOutput(path: folder.output)
        let sorted = pages.sorted { $0.key < $1.key }.map { ($0.key, Array($0.value.utf8)) }
        return try locked.publishSite(sorted, stamp: ("stamp", Array("whole".utf8)))
    }

    private var pages: [String] { folder.names.filter { $0.hasPrefix("out/site/") } }

    @Test func onlyWhatDiffersIsWritten() throws {
        let pages = ["index.html": "a", "people/ada.html": "b", "people/bea.html": "c"]
        #expect(try publish(pages) == SiteChange(written: 3))
        #expect(try publish(pages) == SiteChange(unchanged: 3))
        let changed = pages.merging(["people/ada.html": "B"]) { _, new in new }
        #expect(try publish(changed) == SiteChange(written: 1, unchanged: 2))
        #expect(folder.text("out/site/people/ada.html") == "B")
    }

    @Test func theStampStandsOnlyBesidePagesThatItVouchesFor() throws {
        _ = try publish(["index.html": "a"])
        #expect(folder.text("out/site/stamp") == "whole")
        folder.put("out/site/people/ada.html/.hidden", "in the way")
        #expect(throws: DiskError.self) { try publish(["index.html": "b", "people/ada.html": "c"]) }
        #expect(!folder.names.contains("out/site/stamp"))
    }

    @Test func stalePagesGoAndHiddenFilesStay() throws {
        _ = try publish(["index.html": "a", "old/deep/page.html": "b"])
        folder.put("out/site/.git/HEAD", "ref")
        #expect(try publish(["index.html": "a", "old": "a file now"]).removed == 1)
        #expect(pages == ["out/site/.git/HEAD", "out/site/index.html", "out/site/old", "out/site/stamp"])
    }

    @Test func linksAreReplacedOrRefusedButNeverFollowed() throws {
        folder.put("victim/page.html", "untouched")
        folder.put("out/site/x", "")
        folder.link("out/site/page.html", to: folder.path + "/victim/page.html")
        _ = try publish(["page.html": "ours"])
        #expect(folder.text("out/site/page.html") == "ours")
        folder.link("out/site/inner", to: folder.path + "/victim")
        _ = try publish(["inner/page.html": "ours"])
        #expect(folder.text("out/site/inner/page.html") == "ours")
        #expect(folder.text("victim/page.html") == "untouched")
        #expect(!folder.names.contains("out/.rolebook/page"))
    }
}
