import Foundation
import Testing

/// Whatever a finding says is said in every language.
@Suite struct MessageTests {
    /// The sentences of the sources, and the words that are put into them as names of things.
    static let templates: Set<String> = {
        var found: Set<String> = []
        var foreign: Set<String> = []
        for file in Repository.sources where isSpeaking(file) {
            for literal in SourceText(file.text).literals {
                if isOfLibrary(literal) {
                    foreign.insert(literal.template)
                } else if isSentence(literal.template) || isName(literal) {
                    found.insert(literal.template)
                }
            }
        }
        return found.subtracting(foreign)
    }()

    /// Where findings come from; what editors are told stands beside them, and is English.
    private static func isSpeaking(_ file: Repository.File) -> Bool {
        if file.path.hasPrefix("Sources/Compiler/Schema/") { return false }
        return ["YAML", "Compiler", "Authority"].contains(file.room)
            || file.path == "Sources/rolebook/Disk/InputFault.swift"
    }

    /// Whether a literal is one of libyaml's own sentences, which are compared with and not said.
    private static func isOfLibrary(_ literal: SourceText.Literal) -> Bool {
        ["SyntaxFault(", "in:", "=="].contains(where: literal.before.hasSuffix)
    }

    /// Whether a text has words of ours in it, beside places and what stands in backticks. A full stop ends what an
    /// editor is told of a key; no finding has one.
    private static func isSentence(_ text: String) -> Bool {
        let words = text.replacing(/`[^`]*`/, with: "").replacing(/\{\d\}/, with: "")
        return text.contains(" ") && !text.hasSuffix(".") && !text.contains("\n") && words.contains(/[a-z]/)
    }

    private static func isName(_ literal: SourceText.Literal) -> Bool {
        literal.before.hasSuffix("reportUnknown(") || literal.before.contains(/0x[0-9A-F]+:$/)
    }

    private static func translations(_ language: String) throws -> [String: String] {
        let text = try #require(Repository.read("Sources/Reports/Embedded/messages/\(language).json"))
        return try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: String])
    }

    @Test(arguments: ["de", "fr"])
    func everyMessageHasATranslation(_ language: String) throws {
        let known = try Self.translations(language)
        #expect(Self.templates.count > 300)
        for template in Self.templates.sorted() where known[template] == nil {
            Issue.record("\(language) has no words for: \(template)")
        }
        for template in known.keys.sorted() where !Self.templates.contains(template) {
            Issue.record("\(language) has words for what nobody says: \(template)")
        }
    }

    @Test(arguments: ["de", "fr"])
    func translationsHaveTheSamePlaces(_ language: String) throws {
        let places = { (text: String) in text.matches(of: /\{\d\}/).map { String($0.0) }.sorted() }
        for (template, words) in try Self.translations(language) {
            #expect(places(words) == places(template), "\(language): \(template)")
            #expect(!words.hasSuffix("."), "\(language): \(template)")
        }
    }

    @Test func frenchHoldsItsMarksTogether() throws {
        for (_, words) in try Self.translations("fr") {
            let plain = words.replacing(/`[^`]*`/, with: "")
            #expect(!plain.contains(#/[ ][:;?!»]|« |'/#), "\(words)")
        }
    }
}
