import Foundation
import Ledger
import Testing

@testable import Reports

@Suite struct PhraseTests {
    static let all = Phrases.languages.compactMap { Phrases(language: $0) }

    @Test func threeLanguagesHaveTheSamePhrases() throws {
        #expect(Phrases.languages == ["de", "en", "fr"])
        let english = try #require(Phrases(language: "en"))
        for words in Self.all {
            let missing = Set(english.texts.keys).symmetricDifference(words.texts.keys)
            #expect(missing.isEmpty, "\(words.language)")
            #expect(words.texts.allSatisfy { !$0.value.isEmpty }, "\(words.language)")
        }
    }

    @Test func samePlacesAreFilledInEveryLanguage() throws {
        let english = try #require(Phrases(language: "en"))
        for words in Self.all {
            for (key, text) in english.texts {
                #expect(places(in: words[key]) == places(in: text), "\(words.language): \(key)")
            }
        }
    }

    private func places(in text: String) -> Set<String> {
        Set(PhrasePart.parts(of: text).filter { if case .text = $0 { false } else { true } }.map { "\($0)" })
    }

    @Test func everyPhraseIsUsedAndEveryUsedPhraseIsThere() throws {
        let known = Set(try #require(Phrases(language: "en")).texts.keys)
        let uses = try PhraseUses.found()
        #expect(uses.count > 200)
        for use in uses {
            let isKnown = known.contains { use.covers($0) }
            #expect(isKnown, "there is no phrase \(use.pattern)")
        }
        for key in known.sorted() {
            let isUsed = uses.contains { $0.covers(key) }
            #expect(isUsed, "nobody uses \(key)")
        }
    }

    @Test func vocabulariesHaveTheirPhrases() throws {
        let words = try #require(Phrases(language: "en"))
        var keys = Change.Kind.allCases.map { "change.\($0.rawValue)" }
        keys += ["change.estate.founded", "change.change.refused"]
        for permission in Permission.allCases {
            let forms = permission.takesRoles ? ["", "-only", "-held"] : [""]
            for form in forms {
                keys += ["permission.\(permission.rawValue).name\(form)"]
                keys += ["permission.\(permission.rawValue).sentence\(form)"]
            }
        }
        keys += Permission.Area.allCases.filter { $0 != .content }.map { "area.\($0.rawValue)" }
        keys += Snapshot.Option.Kind.allCases.map { "option.kind.\($0.rawValue)" }
        keys += Snapshot.SupportUser.Reason.allCases.map { "reason.\($0.rawValue)" }
        keys += Snapshot.Policy.SupportUsers.Requirement.allCases.map { "requirement.\($0.rawValue)" }
        keys += (1...12).flatMap { ["date.month.\($0)", "date.month-short.\($0)"] }
        for key in keys { #expect(words.texts[key] != nil, "\(key)") }
    }

    @Test(arguments: [
        ("en", "21 November 2026, 10:00 (UTC)", "1 March 2026", "1,234,567"),
        ("de", "21. November 2026, 10:00 Uhr (UTC)", "1. März 2026", "1.234.567"),
        ("fr", "21 novembre 2026 à 10:00 (UTC)", "1er mars 2026", "1\u{202F}234\u{202F}567"),
    ])
    func datesAndNumbersAreWrittenByLanguage(
        _ language: String, _ moment: String, _ day: String, _ number: String
    ) throws {
        let words = try #require(Phrases(language: language))
        #expect(words.moment(Estate.now, .utc) == moment)
        #expect(words.day(Instant(seconds: 1_772_323_200), .utc) == day)
        #expect(words.number(1_234_567) == number)
        #expect(words.number(-1234).utf8.first == UInt8(ascii: "-"))
        #expect(words.number(999) == "999")
    }

    @Test func nothingIsSingularInFrenchAlone() throws {
        let counts = Self.all.map { $0.count("count.users", 0) }
        #expect(counts == ["0 Benutzer", "0 users", "0 utilisateur"])
    }

    @Test func consequencesOfTheLogAreTranslated() throws {
        let words = try #require(Phrases(language: "de"))
        #expect(words.consequence("loses 1 workspace") == "verliert 1 Arbeitsbereich")
        #expect(words.consequence("14 contacts become unassigned").utf8.starts(with: "14 Kontakte".utf8))
        #expect(words.consequence("14 things happen") == "14 things happen")
    }

    @Test func whatChangesAreAboutHasANameForReaders() throws {
        let words = try #require(Phrases(language: "de"))
        for change in changes(from: nil, to: Estate.everything.snapshot, at: Instant(seconds: 0)) {
            let record = try change.after.map { try JSONValue(parsing: $0) }
            for field in record?.object ?? [] where !["options", "policy"].contains(field.key) {
                #expect(words.texts["field.\(field.key)"] != nil, "\(change.kind): \(field.key)")
            }
            for part in record?["policy"]?.object ?? [] {
                #expect(words.texts["field-of.policy.\(part.key)"] != nil, "\(part.key)")
            }
        }
        #expect(words.field("workspaces") == "Arbeitsbereiche")
        #expect(words.field("policy", "email") == "E-Mail-Adresse")
        #expect(words.field("roles", "admin") == "Rolle admin")
        #expect(words.field("help", "fr") == "Hilfe (fr)")
        #expect(words.field("of_tomorrow") == "of_tomorrow")
    }

    @Test func quotationMarksAreTheLanguages() throws {
        for words in Self.all where words.language != "en" {
            for (key, text) in words.texts {
                #expect(!text.unicodeScalars.contains("\""), "\(key)")
                let wrong = words.language == "de" ? "«»”" : "“”„"
                #expect(!text.unicodeScalars.contains { wrong.unicodeScalars.contains($0) }, "\(key)")
            }
        }
    }
}

/// A phrase that a template or a source file asks for; parts that are known only later are `*`.
struct PhraseUses {
    let pattern: String
    private let parts: [Substring]

    init(pattern: String) {
        self.pattern = pattern
        parts = pattern.split(separator: "*", omittingEmptySubsequences: false)
    }

    func covers(_ key: String) -> Bool {
        guard parts.count > 1 else { return pattern == key }
        guard let first = parts.first, let last = parts.last, key.hasPrefix(first), key.hasSuffix(last),
            key.utf8.count > first.utf8.count + last.utf8.count
        else { return false }
        return parts.count == 2 || key.contains(parts[1])
    }

    /// All in the templates and the sources of the pages.
    static func found() throws -> [PhraseUses] {
        var patterns: Set<String> = []
        for text in SiteTheme.builtIn.values {
            for match in text.matches(of: /\{\{[#^]?t\.([a-z0-9.-]+)\}\}/) {
                patterns.insert(String(match.1))
            }
        }
        var root = URL(filePath: #filePath)
        for _ in 0..<4 { root.deleteLastPathComponent() }
        let sources = root.appending(path: "Sources")
        let folders =
            ["Access", "Pages", "Phrases", "Site"].map { "Reports/\($0)" }
            + ["rolebook/Commands", "rolebook/Estate", "rolebook/Formats"]
        for folder in folders {
            let names = try FileManager.default.contentsOfDirectory(
                atPath: sources.appending(path: folder).path)
            for name in names where name.hasSuffix(".swift") {
                let text = try String(
                    contentsOf: sources.appending(path: "\(folder)/\(name)"), encoding: .utf8)
                patterns.formUnion(literals(in: text))
            }
        }
        return patterns.map(PhraseUses.init(pattern:))
    }

    /// The string literals of a source file that could be keys, with `*` for what is put in.
    private static func literals(in text: String) -> Set<String> {
        var found: Set<String> = []
        // Names of files, an address, actions of the log, settings of git.
        let others = [
            ".html", ".js", ".css", ".txt", ".yaml", ".yml", ".example", ".severity", "change.refused",
            "estate.founded", "user.name", "user.email",
        ]
        let keys = Phrases(language: "en").map { Array($0.texts.keys) } ?? []
        for match in text.matches(of: /"((?:\\\([^"]*?\)|[^"\\\n])+)"/) {
            let literal = String(match.1).replacing(/\\\([^)]*\)+/, with: "*")
            guard literal.contains(/^[a-z*][a-z0-9*-]*(\.[a-z0-9*-]+)+$/) else { continue }
            if others.contains(where: literal.hasSuffix) || literal.hasPrefix("new.") { continue }
            let family = PhraseUses(pattern: "\(literal).*")
            found.insert(keys.contains { family.covers($0) } ? family.pattern : literal)
        }
        return found
    }
}
