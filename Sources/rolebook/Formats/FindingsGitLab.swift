import Ledger
import Source

/// Findings as a code quality report of GitLab; waived ones are left out.
func findingsGitLab(_ sheet: FindingSheet) -> [UInt8] {
    var sheet = sheet
    var writer = JSONWriter(capacity: 64 + sheet.diagnostics.count * 400)
    var occurrences: [String: Int] = [:]
    writer.beginArray()
    for diagnostic in sheet.diagnostics where !diagnostic.isWaived {
        let place = sheet.place(diagnostic.place)
        let identity = [
            diagnostic.rule, place.path, diagnostic.address ?? "", sheet.fingerprint(place) ?? "",
        ]
        .joined(separator: "\n")
        let ordinal = occurrences[identity, default: 0]
        occurrences[identity] = ordinal + 1
        writer.newline()
        writer.element()
        writer.beginObject()
        var description = markdown(sheet.wording.parts(diagnostic.message))
        if let help = diagnostic.help { description += " (\(markdown(sheet.wording.parts(help))))" }
        writer.member("description", description)
        writer.member("check_name", diagnostic.rule)
        writer.member("fingerprint", SHA256.hex(of: Array("\(identity)\n\(ordinal)".utf8)))
        writer.member("severity", severity(diagnostic.severity))
        writer.key("location")
        writer.beginObject()
        writer.member("path", place.path)
        writer.key("lines")
        writer.beginObject()
        writer.count("begin", place.start.line)
        writer.endObject()
        writer.endObject()
        writer.endObject()
    }
    writer.endArray()
    writer.newline()
    return logSafe(writer.bytes)
}

private func severity(_ severity: Severity) -> String {
    switch severity {
    case .error: "major"
    case .warning: "minor"
    case .note: "info"
    }
}
