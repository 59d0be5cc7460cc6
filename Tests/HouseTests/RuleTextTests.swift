import Compiler
import Reports
import Source
import Testing

/// Every rule says what must hold and why, in every language, with an example of either kind.
@Suite struct RuleTextTests {
    static let ids = Set(RuleFacts.sorted.map(\.id))

    @Test(arguments: Phrases.languages)
    func everyRuleSaysWhatAndWhy(_ language: String) {
        let texts = RuleTexts(language: language).texts
        let missing = Self.ids.subtracting(texts.keys)
        let others = Set(texts.keys).subtracting(Self.ids)
        #expect(missing.isEmpty && others.isEmpty, "\(language): \(missing) \(others)")
        for (id, text) in texts {
            #expect(text.sentence.hasSuffix(".") && text.why.hasSuffix("."), "\(language): \(id)")
            #expect(!text.sentence.contains("\n") && !text.why.contains("\n"), "\(language): \(id)")
        }
    }

    @Test func everyRuleHasTwoExamples() {
        let examples = RuleTexts.examples
        let missing = Self.ids.subtracting(examples.keys)
        let others = Set(examples.keys).subtracting(Self.ids)
        #expect(missing.isEmpty && others.isEmpty, "\(missing) \(others)")
        for (id, example) in examples {
            #expect(!example.fails.isEmpty && !example.passes.isEmpty, "\(id)")
            #expect(example.fails != example.passes, "\(id)")
        }
    }

    @Test(arguments: Phrases.languages)
    func everyAreaAndSeverityHasAName(_ language: String) throws {
        let words = try #require(Phrases(language: language))
        for rule in RuleFacts.sorted {
            let area = "rules.area.\(rule.id.prefix { $0 != "/" })"
            #expect(words.texts[area] != nil, "\(language): \(area)")
            #expect(words.texts["severity.\(rule.severity.rawValue)"] != nil)
        }
    }

    @Test func partsOfAMessageAreTranslatedToo() {
        let fault: Message = "it is empty"
        let message: Message = "`\("")` is not an id: \(fault)"
        #expect(Wording(language: "de").say(message) == "`` ist keine Kennung: sie ist leer")
        #expect(Wording(language: "en").say(message) == message.english)
        #expect(Wording(language: "de").say("\("it is empty")") == "it is empty")
    }
}
