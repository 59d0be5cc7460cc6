import Ledger
import Source

/// Findings as reviewdog reads them, one a line; columns count bytes. Waived ones are left out.
func findingsRDJSONL(_ sheet: FindingSheet) -> [UInt8] {
    var sheet = sheet
    var writer = JSONWriter(capacity: sheet.diagnostics.count * 400)
    for diagnostic in sheet.diagnostics where !diagnostic.isWaived {
        writer.finding(diagnostic, &sheet)
        writer.newline()
    }
    return logSafe(writer.bytes)
}

extension JSONWriter {
    fileprivate mutating func finding(_ diagnostic: Diagnostic, _ sheet: inout FindingSheet) {
        let place = sheet.place(diagnostic.place)
        beginObject()
        var lines = [markdown(sheet.wording.parts(diagnostic.message))]
        if let help = diagnostic.help { lines.append("help: " + markdown(sheet.wording.parts(help))) }
        for note in diagnostic.notes {
            let other = sheet.place(note.place)
            let words = markdown(sheet.wording.parts(note.message))
            lines.append("note: \(words) (\(codeSpan("\(other.path):\(other.start.line)")))")
        }
        member("message", lines.joined(separator: "\n"))
        key("location")
        beginObject()
        member("path", place.path)
        if let span = place.span { range(span, place, &sheet) }
        endObject()
        member("severity", diagnostic.severity == .note ? "INFO" : diagnostic.severity.rawValue.uppercased())
        raw(#","source":{"name":"rolebook"}"#)
        key("code")
        beginObject()
        member("value", diagnostic.rule)
        endObject()
        if let span = place.span, let text = suggestion(diagnostic, span, sheet.files) {
            key("suggestions")
            beginArray()
            beginObject()
            range(span, place, &sheet)
            member("text", text)
            endObject()
            endArray()
        }
        endObject()
    }

    private mutating func range(_ span: Span, _ place: FindingPlace, _ sheet: inout FindingSheet) {
        let map = sheet.lines(of: span.file)
        key("range")
        beginObject()
        for (name, offset, line) in [
            ("start", span.start, place.start.line), ("end", span.end, place.end.line),
        ] {
            key(name)
            beginObject()
            count("line", line)
            count("column", map.byteColumn(at: offset))
            endObject()
        }
        endObject()
    }
}

/// What a click may put in the place of the words: only where the finding asks "did you mean" just that.
private func suggestion(_ diagnostic: Diagnostic, _ span: Span, _ files: [SourceFile]) -> String? {
    guard let help = diagnostic.help, help.template == "did you mean `{1}`?",
        case .text(let wanted)? = help.arguments.first
    else { return nil }
    let bytes = files[Int(span.file)].bytes
    guard span.start < span.end, Int(span.end) <= bytes.count else { return nil }
    let written = bytes[Int(span.start)..<Int(span.end)]
    if let quote = written.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
        let mark = String(Unicode.Scalar(quote))
        return written.last == quote && written.count > 1 ? mark + wanted + mark : nil
    }
    return isPlain(wanted) ? wanted : "\"\(wanted)\""
}

/// Whether YAML takes a name for text as it stands.
private func isPlain(_ text: String) -> Bool {
    let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
    let words = ["y", "n", "yes", "no", "on", "off", "true", "false", "null"]
    guard let first = text.utf8.first, letters ~= first, !words.contains(text) else { return false }
    return text.utf8.allSatisfy { letters ~= $0 || "0123456789-._@".utf8.contains($0) }
}
