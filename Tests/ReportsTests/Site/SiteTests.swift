import Foundation
import Ledger
import Testing

@testable import Reports

@Suite struct SiteTests {
    static let pages = Result { try renderSite(Estate.small, jobs: 2) }
    private static let everything = Result { try renderSite(Estate.everything, jobs: 2) }
    private static let empty = Result { try renderSite(Estate.empty, jobs: 2) }

    /// The estates that are small, have everything, have nothing.
    enum Kind: CaseIterable {
        case small, everything, empty
    }

    private func texts(_ kind: Kind = .small) throws -> [String: String] {
        let pages =
            switch kind {
            case .small: try Self.pages.get()
            case .everything: try Self.everything.get()
            case .empty: try Self.empty.get()
            }
        return Dictionary(
            uniqueKeysWithValues: pages.map {
                ($0.path, String(decoding: $0.bytes, as: UTF8.self))
            })
    }

    @Test func pagesAreInByteOrderAndTheSameWithAnyNumberOfJobs() throws {
        let pages = try Self.pages.get()
        #expect(pages.map(\.path) == pages.map(\.path).sorted())
        #expect(try renderSite(Estate.small, jobs: 1) == pages)
        let site = try Site(Estate.small)
        #expect(try site.plans.map { try site.render($0) } == pages)
        #expect(
            pages.map(\.path).filter { $0.hasPrefix("en/") } == [
                "en/activity.html", "en/index.html", "en/organizations/acme.html",
                "en/organizations/globex.html", "en/people.html", "en/platforms/respond-io.html",
                "en/reviews/index.html", "en/rules.html",
            ])
    }

    @Test(arguments: Phrases.languages) func everyRuleHasItsPlaceOnThePageOfRules(_ language: String) throws {
        var input = Estate.small
        input.snapshot.settings.locales = Phrases.languages
        let site = try Site(input)
        let plan = try #require(site.plans.first { $0.path == "\(language)/rules.html" })
        let text = String(decoding: try site.render(plan).bytes, as: UTF8.self)
        for rule in input.rules {
            #expect(text.matches(of: try Regex("<h3 id=\"\(rule.id)\">")).count == 1, "\(rule.id)")
        }
        #expect(text.contains("href=\"rules.html\""))
        #expect(!text.contains("<code></code>"))
    }

    @Test(arguments: Kind.allCases) func everyPageHasItsFrame(_ kind: Kind) throws {
        for (path, text) in try texts(kind) {
            #expect(text.matches(of: /<h1[ >]/).count == 1, "\(path)")
            #expect(text.hasPrefix("<!DOCTYPE html>\n<html lang=\""))
            #expect(
                text.contains(
                    "<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\""))
            #expect(!text.contains("⟦"), "\(path)")
            #expect(!text.contains(/\{[1-9n]\}/), "\(path)")
            #expect(!text.contains("style=\""), "\(path)")
            #expect(!text.contains(/\son[a-z]+="/), "\(path)")
        }
    }

    @Test func policyAllowsExactlyTheStyleAndTheScriptOnThePage() throws {
        for (path, text) in try texts() {
            let style = try #require(text.firstMatch(of: /(?s)<style>(.*?)<\/style>/)).1
            let styleHash = SHA256.digest(of: Array(style.utf8)).base64
            #expect(text.contains("style-src &#39;sha256-\(styleHash)&#39;;"), "\(path)")
            guard let script = text.firstMatch(of: /(?s)<script>(.*?)<\/script>/)?.1 else { continue }
            #expect(script.utf8.count < 5120)
            let scriptHash = SHA256.digest(of: Array(script.utf8)).base64
            #expect(text.contains("script-src &#39;sha256-\(scriptHash)&#39;;"), "\(path)")
        }
    }

    @Test(arguments: Kind.allCases) func allLanguagesHaveTheSameStructure(_ kind: Kind) throws {
        let texts = try texts(kind)
        for (path, text) in texts where path.hasPrefix("en/") {
            let structure = { (text: String) in
                let rest = text.replacing(/(?s)<nav class="tools".*?<\/nav>/, with: "")
                return rest.matches(of: /<[a-z0-9]+|id="[^"]*"/).map { String($0.0) }
            }
            for language in ["de", "fr"] {
                let other = try #require(texts[language + path.dropFirst(2)])
                let isSame = structure(other) == structure(text)
                #expect(isSame, "\(language) \(path)")
            }
        }
    }

    @Test(arguments: Kind.allCases) func everyLinkLeadsSomewhere(_ kind: Kind) throws {
        let texts = try texts(kind)
        let anchors = texts.mapValues { text in
            Set(text.matches(of: /\sid="([^"]*)"/).map { String($0.1).replacing("&#39;", with: "'") })
        }
        for (path, text) in texts {
            #expect(anchors[path]?.count == text.matches(of: /\sid="/).count, "an id stands twice in \(path)")
            for match in text.matches(of: /href="([^"]*)"/) where !match.1.hasPrefix("https:") {
                let parts = match.1.split(separator: "#", omittingEmptySubsequences: false)
                let base = URL(filePath: "/\(path)")
                let target =
                    parts[0].isEmpty
                    ? path
                    : String(
                        base.deletingLastPathComponent()
                            .appending(path: String(parts[0])).standardized.path.dropFirst())
                #expect(texts[target] != nil, "\(match.1) in \(path)")
                guard parts.count == 2 else { continue }
                let anchor = String(parts[1]).removingPercentEncoding ?? ""
                #expect(anchors[target]?.contains(anchor) == true, "\(match.1) in \(path)")
            }
        }
    }

    @Test func onlyTheFrontPageChangesWithEveryCompile() throws {
        var input = Estate.everything
        input.serial += 1
        input.stateDigest = String(repeating: "0", count: 64)
        let before = try Self.everything.get()
        let changed = zip(before, try renderSite(input, jobs: 2)).filter { $0.0 != $0.1 }.map(\.0.path)
        #expect(changed == ["de/index.html", "en/index.html", "fr/index.html"])
    }

    @Test func peoplePageTellsWhatAFunctionOpensAndWhoAdmittedIt() throws {
        let page = try #require(try texts(.everything)["en/people.html"])
        #expect(page.contains("<tr id=\"sam@vendor.example\">"))
        #expect(page.contains("href=\"organizations/full.html#support/users/sam@vendor.example\">Full Ltd"))
    }

    @Test func accessTableStandsOnThePlatformsPage() throws {
        let page = try #require(try texts()["en/platforms/respond-io.html"])
        let table = try #require(page.firstMatch(of: /(?s)<tbody>(.*?)<\/tbody>/)).1
        let rows = table.matches(of: /(?s)<tr>(.*?)<\/tr>/).map { row in
            row.1.replacing(/<[^>]*>/, with: " ").split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
        #expect(
            rows == [
                "Admin ✅ full access ✅ full access ✅ full access ✅ full access",
                "Billing Admin ✅ limited ✅ limited ✅ limited ✅ full access",
                "User Admin ✅ limited ✅ limited ✅ full access – no access",
                "Member – no access – no access – no access – no access",
            ])
    }

    @Test func hostileNamesAreText() throws {
        var input = Estate.small
        let hostile = "\"\u{301}><script>alert('x')</script>&amp;"
        input.snapshot.organizations[0].name = hostile
        input.snapshot.organizations[0].users[0].name = hostile
        input.snapshot.organizations[0].workspaces[0].name = hostile
        input.snapshot.platforms[0].name = hostile
        input.snapshot.platforms[0].summary = .same(hostile)
        input.snapshot.platforms[0].help = .same(hostile)
        input.snapshot.settings.title = .same(hostile)
        input.entries[0].reason = hostile
        for file in try renderSite(input, jobs: 1) {
            let text = String(decoding: file.bytes, as: UTF8.self)
            #expect(!text.contains("<script>alert"))
            #expect(text.matches(of: /<script/).count <= 1)
            #expect(Data(file.bytes).range(of: Data("\"\u{301}".utf8)) == nil)
        }
    }

    @Test func themeReplacesBuiltInFilesOfTheSameName() throws {
        var input = Estate.small
        input.themeFiles = [("tag.mustache", "[{{text}}]"), ("style.css", "a{color:red}")]
        let page = try #require(try renderSite(input, jobs: 1).first { $0.path == "en/index.html" })
        let text = String(decoding: page.bytes, as: UTF8.self)
        #expect(text.contains("<style>a{color:red}</style>"))
        #expect(text.contains("[Active]"))
    }

    @Test(arguments: [
        ("tags.mustache", "", "there is no built-in template `tags.mustache` that this could replace"),
        ("tag.mustache", "{{txt}}", "nothing is called `txt` here"),
        ("tag.mustache", "{{{text}}}", "`{{{text}}}` prints without escaping"),
        ("style.css", "a{}</STYLE>", "`</style` or `<!--` would end the element that this stands in"),
    ])
    func themeThatDoesNotFitIsAnError(_ name: String, _ text: String, _ message: String) {
        var input = Estate.small
        input.themeFiles = [(name, text)]
        let error = #expect(throws: TemplateError.self) { try renderSite(input, jobs: 2) }
        #expect(error?.message == message)
        #expect(error?.template == name)
    }

    @Test func manyUsersAreCutIntoPages() throws {
        var input = Estate.small
        input.snapshot.organizations[1].users = (1000..<2001).map {
            Estate.user("u\($0)@globex.example", "User \($0)", $0 == 2000 ? "admin" : "member")
        }
        let texts = try renderSite(input, jobs: 2).filter {
            $0.path.contains("globex") && $0.path.hasPrefix("en")
        }
        .map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) }
        #expect(
            texts.map(\.0) == [
                "en/organizations/globex.html", "en/organizations/globex/users-2.html",
                "en/organizations/globex/users-3.html",
            ])
        #expect(texts.map { $0.1.matches(of: /<tr id="users\//).count } == [500, 500, 1])
        #expect(
            texts[0].1.contains("href=\"../organizations/globex/users-3.html#users/u2000@globex.example\""))
    }

    @Test func templatesPrintNothingWithoutEscaping() {
        for (name, text) in SiteTheme.builtIn where name.hasSuffix(".mustache") {
            #expect(!text.contains("{{{") && !text.contains("{{&"), "\(name)")
        }
    }
}
