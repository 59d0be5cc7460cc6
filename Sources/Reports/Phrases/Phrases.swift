import Ledger

/// All that a reader sees in one language: a text for each key.
///
/// Texts hold places for values, `{1}`, `{2}` …, and `{n}` for the number that decides for `.one` or `.other`.
package struct Phrases: Sendable {
    /// `en`, `de`, `fr`.
    package let language: String
    /// By key, as in the phrase file.
    package let texts: [String: String]
    /// The same for templates: `t.users.title` is the phrase `users.title`.
    let values: TemplateValue
    /// The texts that have places, taken apart.
    private let parts: [String: [PhrasePart]]
    private let singulars: Set<Int>
    /// Whether `12345` is written with its thousands apart.
    private(set) var separatesThousands = true

    /// The phrases that the program carries, if there are any of this language.
    package init?(language: String) {
        let path = "phrases/\(language).json"
        guard let file = Embedded.files.first(where: { $0.path.description == path }),
            let json = try? JSONValue(parsing: file.text.withUTF8Buffer { Array($0) }),
            let members = json.object
        else { return nil }
        self.init(language: language, members.map { ($0.key, $0.value.string ?? "") })
    }

    init(language: String, _ texts: [(key: String, text: String)]) {
        self.language = language
        self.texts = Dictionary(texts.map { ($0.key, $0.text) }) { first, _ in first }
        parts = self.texts.mapValues { PhrasePart.parts(of: $0) }
        var root = PhraseTree()
        for (key, text) in texts {
            root.insert(text, under: key.utf8.split(separator: UInt8(ascii: "."))[...])
        }
        values = root.value
        singulars = Set((self.texts["language.singular"] ?? "1").split(separator: " ").compactMap { Int($0) })
    }

    /// The languages that the program has phrases of, in byte order.
    package static let languages: [String] = Embedded.files.compactMap { file in
        let path = file.path.description
        guard path.utf8.starts(with: "phrases/".utf8), path.hasSuffix(".json") else { return nil }
        return String(path.dropFirst(8).dropLast(5))
    }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }

    /// What a language calls itself.
    static func name(of language: String) -> String { names[language] ?? language }
    private static let names = Dictionary(
        uniqueKeysWithValues: languages.map { ($0, Phrases(language: $0)?["language.name"] ?? $0) })

    /// The same for lines in which programs look for numbers: these are but digits.
    package var withBareNumbers: Phrases {
        var words = self
        words.separatesThousands = false
        return words
    }

    /// The text of a key; a key that is not there shows itself, which a test finds.
    package subscript(key: String) -> String { texts[key] ?? "⟦\(key)⟧" }

    /// The text of a key, its places filled.
    package func callAsFunction(_ key: String, _ values: String...) -> String {
        fill(key, values)
    }

    /// The text for a number of things: `key.one` or `key.other`.
    package func count(_ key: String, _ count: Int, _ values: String...) -> String {
        fill("\(key).\(singulars.contains(count) ? "one" : "other")", values, number: number(count))
    }

    /// One text of several: `A, B and C`.
    package func list(_ items: [String]) -> String {
        guard let last = items.last, items.count > 1 else { return items.first ?? "" }
        return self("list.and", items.dropLast().joined(separator: self["list.comma"]), last)
    }

    private func fill(_ key: String, _ values: [String], number: String = "") -> String {
        guard let parts = parts[key] else { return self[key] }
        var result = ""
        for part in parts {
            switch part {
            case .text(let text): result += text
            case .place(let index): if index <= values.count { result += values[index - 1] }
            case .number: result += number
            }
        }
        return result
    }
}

/// A piece of a phrase.
enum PhrasePart: Equatable {
    case text(String)
    /// `{1}` …
    case place(Int)
    /// `{n}`
    case number

    static func parts(of phrase: String) -> [PhrasePart] {
        var parts: [PhrasePart] = []
        let bytes = Array(phrase.utf8)
        var (start, index) = (0, 0)
        func flush(_ end: Int) {
            if start < end { parts.append(.text(String(decoding: bytes[start..<end], as: UTF8.self))) }
        }
        while index + 2 < bytes.count {
            if bytes[index] == UInt8(ascii: "{"), bytes[index + 2] == UInt8(ascii: "}") {
                let digit = bytes[index + 1]
                if digit == UInt8(ascii: "n") || UInt8(ascii: "1")...UInt8(ascii: "9") ~= digit {
                    flush(index)
                    let isNumber = digit == UInt8(ascii: "n")
                    parts.append(isNumber ? .number : .place(Int(digit - UInt8(ascii: "0"))))
                    index += 3
                    start = index
                    continue
                }
            }
            index += 1
        }
        flush(bytes.count)
        return parts
    }
}

/// Phrases by the parts of their keys.
private struct PhraseTree {
    var text: String?
    var branches: [String: PhraseTree] = [:]

    mutating func insert(_ text: String, under parts: ArraySlice<Substring.UTF8View>) {
        guard let first = parts.first else { return self.text = text }
        let name = String(decoding: first, as: UTF8.self)
        branches[name, default: PhraseTree()].insert(text, under: parts.dropFirst())
    }

    var value: TemplateValue {
        branches.isEmpty ? .text(text ?? "") : .object(branches.mapValues(\.value))
    }
}
