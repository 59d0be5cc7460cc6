import Reports
import Source

/// Findings as a report of tests: a case for each rule in each file and about each subject that it found something of,
/// and one for each rule that found nothing. What is waived is skipped.
func findingsJUnit(_ sheet: FindingSheet, _ rules: [RuleFacts], isStrict: Bool, _ words: Phrases) -> [UInt8] {
    var sheet = sheet
    var groups: [String: [Diagnostic]] = [:]
    var order: [(key: String, rule: String, name: String, path: String)] = []
    for diagnostic in sheet.diagnostics {
        let path = sheet.place(diagnostic.place).path
        let name = diagnostic.address.map { "\(visible(path)): \(visible($0))" } ?? visible(path)
        let key = "\(diagnostic.rule)\n\(name)"
        if groups[key] == nil { order.append((key, diagnostic.rule, name, visible(path))) }
        groups[key, default: []].append(diagnostic)
    }
    var cases: [JUnitReport.Case] = []
    var room = sizeLimit
    for (number, entry) in order.enumerated() {
        let outcome = outcome(groups[entry.key] ?? [], &sheet, isStrict: isStrict, words)
        let item = JUnitReport.Case(
            classname: entry.rule, name: entry.name, file: entry.path, outcome: outcome)
        room -= 6 * item.size + 200
        if room < 0 {
            let rest = words.count("findings.left-out", order.count - number)
            cases.append(
                .init(classname: "rolebook", name: rest, outcome: .failed(message: rest, details: rest)))
            break
        }
        cases.append(item)
    }
    let found = Set(order.map(\.rule))
    let texts = RuleTexts(language: sheet.wording.language)
    for rule in rules where !found.contains(rule.id) && !rule.id.hasPrefix("change/") {
        cases.append(.init(classname: rule.id, name: texts[rule.id].sentence))
    }
    return JUnitReport(suite: "rolebook validate", cases: cases).xml
}

/// GitLab reads less than 30 MB.
private let sizeLimit = 28_000_000

private func outcome(
    _ group: [Diagnostic], _ sheet: inout FindingSheet, isStrict: Bool, _ words: Phrases
) -> JUnitReport.Outcome {
    let counted = group.filter { !$0.isWaived }
    var blocks: [String] = []
    for diagnostic in counted.isEmpty ? group : counted {
        let place = sheet.place(diagnostic.place)
        let position = place.span == nil ? "" : ":\(place.start.line):\(place.start.column)"
        let severity = words["severity.\(diagnostic.severity.rawValue)"]
        blocks.append("\(visible(place.path))\(position): \(severity): \(sheet.text(diagnostic))")
    }
    let details = blocks.joined(separator: "\n\n")
    guard let heaviest = counted.map(\.severity).max() else {
        return .skipped("\(words["findings.waived"])\n\(details)")
    }
    let fails = heaviest == .error || (isStrict && heaviest == .warning)
    guard fails, let first = counted.first(where: { $0.severity == heaviest }) else { return .noted(details) }
    return .failed(message: sheet.say(first.message), details: details)
}

extension JUnitReport.Case {
    /// About how many bytes it takes, before anything is escaped.
    fileprivate var size: Int {
        let words =
            switch outcome {
            case .passed: 0
            case .noted(let text), .broken(let text): text.utf8.count
            case .skipped(let text): 2 * text.utf8.count
            case .failed(let message, let details): message.utf8.count + details.utf8.count
            }
        return classname.utf8.count + name.utf8.count + (file?.utf8.count ?? 0) + words
    }
}
