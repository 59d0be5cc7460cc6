import Reports
import Source

/// Findings as commands of GitHub Actions: the weightiest as annotations, all of them as text in a group.
///
/// Ten annotations of each kind are shown for a step, and what is beyond is dropped without a word; so the last lines
/// say how many there are.
func findingsGitHub(_ sheet: FindingSheet, text: [UInt8], _ words: Phrases) -> [UInt8] {
    if sheet.diagnostics.isEmpty { return [] }
    var sheet = sheet
    var output = Array("::group::\(words.count("findings.all", sheet.diagnostics.count))\n".utf8)
    output += text
    output += "::endgroup::\n".utf8
    var more = 0
    for severity in Severity.allCases.reversed() {
        let found = sheet.diagnostics.filter { $0.severity == severity && !$0.isWaived }
        for diagnostic in found.prefix(annotationLimit) {
            output += annotation(diagnostic, &sheet).utf8
        }
        more += max(0, found.count - annotationLimit)
    }
    if more > 0 { output += "\(words.count("findings.not-annotated", more))\n".utf8 }
    return output
}

/// Of each kind, in one step.
private let annotationLimit = 10

private func annotation(_ diagnostic: Diagnostic, _ sheet: inout FindingSheet) -> String {
    let command =
        switch diagnostic.severity {
        case .error: "error"
        case .warning: "warning"
        case .note: "notice"
        }
    let place = sheet.place(diagnostic.place)
    var properties = ["file=\(escaped(visible(place.path), isProperty: true))"]
    if place.span != nil {
        properties += ["line=\(place.start.line)", "endLine=\(place.end.line)"]
        if place.start.line == place.end.line {
            properties += ["col=\(place.start.column)", "endColumn=\(place.end.column)"]
        }
    } else {
        properties.append("line=1")
    }
    properties.append("title=\(escaped(diagnostic.rule, isProperty: true))")
    let message = escaped(shortened(sheet.text(diagnostic)), isProperty: false)
    return "::\(command) \(properties.joined(separator: ","))::\(message)\n"
}

/// A message may hold 64 KB.
private func shortened(_ text: String) -> String {
    text.utf8.count <= 60_000 ? text : String(text.unicodeScalars.prefix(15_000)) + "…"
}

/// A value in a command: the runner takes these, and no others, for its own.
private func escaped(_ text: String, isProperty: Bool) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
        switch scalar {
        case "%": result += "%25".unicodeScalars
        case "\r": result += "%0D".unicodeScalars
        case "\n": result += "%0A".unicodeScalars
        case ":" where isProperty: result += "%3A".unicodeScalars
        case "," where isProperty: result += "%2C".unicodeScalars
        default: result.append(scalar)
        }
    }
    return String(result)
}
