import Ledger
import Reports
import Source

/// Findings as SARIF 2.1.0, within the limits of GitHub's code scanning.
///
/// - Returns: the log, and how many findings it had no room for.
func findingsSARIF(_ sheet: FindingSheet, _ rules: [RuleFacts]) -> (bytes: [UInt8], leftOut: Int) {
    var sheet = sheet
    let shown = sheet.diagnostics.weightiest(SARIFLimit.results)
    let leftOut = sheet.diagnostics.count - shown.count
    let rules = rules.filter { !$0.id.hasPrefix("change/") }
    var writer = JSONWriter(capacity: 1 << 16 + shown.count * 1000)
    writer.beginObject()
    writer.member("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
    writer.member("version", "2.1.0")
    writer.key("runs")
    writer.beginArray()
    writer.beginObject()
    writer.driver(rules, sheet.wording.language)
    writer.run(sheet.wording.language, leftOut)
    writer.key("results")
    writer.beginArray()
    let numbers = Dictionary(uniqueKeysWithValues: rules.enumerated().map { ($0.element.id, $0.offset) })
    for diagnostic in shown {
        writer.newline()
        writer.element()
        writer.result(diagnostic, numbers[diagnostic.rule], &sheet)
    }
    writer.endArray()
    writer.endObject()
    writer.endArray()
    writer.endObject()
    writer.newline()
    return (logSafe(writer.bytes), leftOut)
}

/// What GitHub takes.
private enum SARIFLimit {
    static let results = 25_000
    static let relatedLocations = 100
    /// Of a rule's descriptions, in UTF-16 units.
    static let description = 1024
}

extension JSONWriter {
    /// `"name":{"text":…}`
    fileprivate mutating func message(_ name: StaticString, _ text: String, markdown: String? = nil) {
        key(name)
        beginObject()
        member("text", text)
        if let markdown { member("markdown", markdown) }
        endObject()
    }

    fileprivate mutating func driver(_ rules: [RuleFacts], _ language: String) {
        key("tool")
        beginObject()
        key("driver")
        beginObject()
        member("name", "rolebook")
        member("semanticVersion", version)
        member("language", language)
        key("rules")
        beginArray()
        let texts = RuleTexts(language: language)
        let words = Phrases(language: language)
        for rule in rules {
            newline()
            element()
            self.rule(rule, texts[rule.id], words)
        }
        endArray()
        endObject()
        endObject()
    }

    private mutating func rule(_ rule: RuleFacts, _ text: RuleText, _ words: Phrases?) {
        beginObject()
        member("id", rule.id)
        member("name", rule.pascalName)
        message("shortDescription", shortened(text.sentence))
        message("fullDescription", shortened("\(text.sentence) \(text.why)"))
        let example = RuleTexts.examples[rule.id]
        var plain = text.why
        var markdown = text.why
        for (key, yaml) in [("rules.fails", example?.fails), ("rules.passes", example?.passes)] {
            guard let yaml, let title = words?[key] else { continue }
            plain += "\n\n\(title)\n\(yaml)"
            markdown += "\n\n\(title)\n\n```yaml\n\(yaml)\n```"
        }
        message("help", plain, markdown: markdown + "\n")
        key("defaultConfiguration")
        beginObject()
        member("level", rule.severity.rawValue)
        endObject()
        key("properties")
        beginObject()
        key("tags")
        beginArray()
        for tag in ["access", rule.area] {
            element()
            string(tag)
        }
        endArray()
        member("precision", "very-high")
        member("problem.severity", rule.severity == .note ? "recommendation" : rule.severity.rawValue)
        endObject()
        endObject()
    }

    private func shortened(_ text: String) -> String {
        if text.utf16.count <= SARIFLimit.description { return text }
        return String(text.unicodeScalars.prefix(SARIFLimit.description / 2 - 1)) + "…"
    }

    /// What is said of the run as a whole.
    fileprivate mutating func run(_ language: String, _ leftOut: Int) {
        member("columnKind", "unicodeCodePoints")
        key("originalUriBaseIds")
        beginObject()
        key("%SRCROOT%")
        beginObject()
        message("description", "The root of the repository.")
        endObject()
        endObject()
        key("automationDetails")
        beginObject()
        member("id", "rolebook/")
        endObject()
        key("invocations")
        beginArray()
        beginObject()
        key("executionSuccessful")
        bool(true)
        if leftOut > 0, let words = Phrases(language: language) {
            key("toolExecutionNotifications")
            beginArray()
            beginObject()
            member("level", "warning")
            message("message", words.count("findings.left-out", leftOut))
            endObject()
            endArray()
        }
        endObject()
        endArray()
    }

    fileprivate mutating func result(_ diagnostic: Diagnostic, _ number: Int?, _ sheet: inout FindingSheet) {
        let place = sheet.place(diagnostic.place)
        let notes = Array(diagnostic.notes.prefix(SARIFLimit.relatedLocations))
        beginObject()
        member("ruleId", diagnostic.rule)
        if let number { count("ruleIndex", number) }
        member("level", diagnostic.isWaived ? "note" : diagnostic.severity.rawValue)
        var text = unlinked(sheet.say(diagnostic.message))
        if let help = diagnostic.help { text += "\nhelp: " + unlinked(sheet.say(help)) }
        for (id, note) in notes.enumerated() {
            text += "\nnote: [\(linkText(sheet.say(note.message)))](\(id))"
        }
        message("message", text)
        key("locations")
        beginArray()
        location(place, &sheet, address: diagnostic.address)
        endArray()
        if !notes.isEmpty {
            key("relatedLocations")
            beginArray()
            for (id, note) in notes.enumerated() {
                element()
                location(sheet.place(note.place), &sheet, id: id, message: sheet.say(note.message))
            }
            endArray()
        }
        if let fingerprint = sheet.fingerprint(place) {
            key("partialFingerprints")
            beginObject()
            member("primaryLocationLineHash", fingerprint)
            endObject()
        }
        if let reason = diagnostic.waiverReason { suppression(reason) }
        endObject()
    }

    private mutating func suppression(_ reason: String) {
        key("suppressions")
        beginArray()
        beginObject()
        member("kind", "external")
        member("status", "accepted")
        member("justification", visible(reason))
        endObject()
        endArray()
    }

    private mutating func location(
        _ place: FindingPlace, _ sheet: inout FindingSheet, id: Int? = nil, address: String? = nil,
        message text: String? = nil
    ) {
        beginObject()
        if let id { count("id", id) }
        key("physicalLocation")
        beginObject()
        key("artifactLocation")
        beginObject()
        member("uri", relativeURI(place.path))
        member("uriBaseId", "%SRCROOT%")
        endObject()
        key("region")
        beginObject()
        count("startLine", place.start.line)
        count("startColumn", place.start.column)
        count("endLine", place.end.line)
        count("endColumn", place.end.column)
        endObject()
        endObject()
        if let address {
            key("logicalLocations")
            beginArray()
            beginObject()
            member("fullyQualifiedName", visible(address))
            endObject()
            endArray()
        }
        if let text { message("message", unlinked(text)) }
        endObject()
    }
}

extension RuleFacts {
    fileprivate var area: String { id.split(separator: "/").first.map(String.init) ?? id }

    /// `UsersNoAdministrator`
    fileprivate var pascalName: String {
        id.split { $0 == "/" || $0 == "-" }.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }
}

/// Text in which nothing is an embedded link, `[text](target)`.
private func unlinked(_ text: String) -> String { replacing(text, ["](": "] ("]) }

/// Text that stands between the brackets of an embedded link.
private func linkText(_ text: String) -> String { replacing(text, ["[": "(", "]": ")", "\\": "/"]) }

/// The text with some stretches of bytes replaced.
private func replacing(_ text: String, _ replacements: KeyValuePairs<String, String>) -> String {
    var result: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.first {
        if let found = replacements.first(where: { rest.starts(with: $0.key.utf8) }) {
            result += found.value.utf8
            rest = rest.dropFirst(found.key.utf8.count)
        } else {
            result.append(byte)
            rest = rest.dropFirst()
        }
    }
    return String(decoding: result, as: UTF8.self)
}
