import Foundation
import Testing

@testable import Reports

/// What the help articles say of the four systems stands on the pages of the example estate, in every language.
@Suite struct SeedPageTests {
    /// A line of `Tests/Fixtures/seeds/pages.txt`.
    struct Fact: CustomStringConvertible, Sendable {
        let id: String
        let page: String
        /// As `en`, `de`, `fr`.
        let phrases: [String]

        var description: String { "\(id) on \(page)" }
    }

    static let facts = lines("pages.txt").map { line in
        let parts = line.components(separatedBy: " | ")
        let head = parts[0].split(separator: " ").map(String.init)
        return Fact(id: head[0], page: head[1], phrases: Array(parts.dropFirst()))
    }

    /// The ids of all facts that the articles state.
    private static let stated = lines("facts.txt").flatMap { $0.split(separator: " ").map(String.init) }

    private static func lines(_ name: String) -> [String] {
        let url = ExampleEstate.root.appending(path: "Tests/Fixtures/seeds/\(name)")
        let text = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map(String.init)
    }

    private static let pages = Result {
        Dictionary(
            uniqueKeysWithValues: try renderSite(ExampleEstate.input(), jobs: 2).map {
                ($0.path, plain(Markup($0.bytes)))
            })
    }

    /// The words of a page with single spaces between them.
    private static func plain(_ page: Markup) -> String {
        var text = ""
        for (index, part) in page.texts.enumerated() {
            text += part
            if index < page.elements.count, page.elements[index].name != "wbr" { text += " " }
        }
        let words = text.split { $0.isWhitespace || $0 == "\u{A0}" || $0 == "\u{202F}" }
        return words.joined(separator: " ").replacing(/\ ([,.)])/) { "\($0.1)" }
    }

    @Test func eachFactHasItsPages() {
        #expect(Self.stated.count == 107)
        #expect(Set(Self.stated).count == 107, "an id stands twice")
        let shown = Set(Self.facts.map(\.id))
        #expect(Self.stated.filter { !shown.contains($0) } == [], "facts that no page says")
        #expect(shown.subtracting(Self.stated).sorted() == [], "facts that no article states")
    }

    @Test func eachLineSaysItInThreeLanguages() {
        #expect(Self.facts.allSatisfy { $0.phrases.count == 3 && $0.phrases.allSatisfy { $0.count > 3 } })
    }

    @Test(arguments: facts) func thePageSaysIt(_ fact: Fact) throws {
        let pages = try Self.pages.get()
        for (language, phrase) in zip(["en", "de", "fr"], fact.phrases) {
            let page = try #require(pages["\(language)/\(fact.page).html"])
            #expect(page.contains(phrase), "\(language): “\(phrase)”")
        }
    }
}
