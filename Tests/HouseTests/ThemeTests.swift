import Foundation
import Testing

/// What the pages are made of: every template is used, every language says the same.
struct ThemeTests {
    static let templates = Repository.files(in: "templates", endings: ["mustache"])

    @Test func everyTemplateIsUsed() {
        let code = Repository.sources.filter { $0.room == "Reports" || $0.room == "rolebook" }.map(\.text)
        let texts = Self.templates.map(\.text) + code
        for template in Self.templates where Self.templates.count > 1 {
            let uses = [
                "{{>\(template.stem)}}", "{{> \(template.stem)}}", "{{<\(template.stem)}}",
                "{{< \(template.stem)}}", "\"\(template.stem)\"",
            ]
            #expect(
                texts.contains { text in uses.contains { text.contains($0) } }, "nobody uses \(template.path)"
            )
        }
    }

    @Test func templatesPrintNothingRaw() {
        for template in Self.templates {
            #expect(
                !template.text.contains("{{{") && !template.text.contains("{{&"),
                "\(template.path) prints raw")
        }
    }

    @Test func everyLanguageHasTheSamePhrases() throws {
        let files = Repository.files(in: "Sources/Reports/Embedded/phrases", endings: ["json"])
        var first: Set<String>?
        for file in files where files.count > 1 {
            let value = try JSONSerialization.jsonObject(with: Data(file.text.utf8))
            let keys = Self.paths(value)
            #expect(
                keys == first ?? keys, "\(file.path): \(keys.symmetricDifference(first ?? keys).sorted())")
            first = first ?? keys
        }
    }

    /// The names of all phrases, nested ones joined by dots.
    private static func paths(_ value: Any) -> Set<String> {
        guard let members = value as? [String: Any] else { return [""] }
        return Set(members.flatMap { key, value in paths(value).map { $0.isEmpty ? key : "\(key).\($0)" } })
    }
}
