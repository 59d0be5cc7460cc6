import Compiler
import Ledger
import Reports
import Source

extension JSONWriter {
    /// The program's name and version.
    mutating func tool() {
        key("tool")
        beginObject()
        key("name")
        string("rolebook")
        key("version")
        string(version)
        endObject()
    }

    /// `"diagnostics":[…]`; every key is always there.
    mutating func diagnostics(_ diagnostics: [Diagnostic], _ files: [SourceFile], _ wording: Wording) {
        var maps: [SourceFile.ID: LineMap] = [:]
        key("diagnostics")
        beginArray()
        for diagnostic in diagnostics {
            element()
            beginObject()
            key("rule")
            string(diagnostic.rule)
            key("severity")
            string(diagnostic.severity.rawValue)
            key("message")
            string(wording.say(diagnostic.message))
            key("help")
            textOrNull(diagnostic.help.map(wording.say))
            key("address")
            textOrNull(diagnostic.address)
            place(diagnostic.place, files, &maps)
            key("notes")
            beginArray()
            for note in diagnostic.notes {
                element()
                beginObject()
                key("message")
                string(wording.say(note.message))
                place(note.place, files, &maps)
                endObject()
            }
            endArray()
            if diagnostic.isWaived {
                key("waived")
                bool(true)
            }
            endObject()
        }
        endArray()
    }

    private mutating func place(_ place: Place, _ files: [SourceFile], _ maps: inout [SourceFile.ID: LineMap])
    {
        key("file")
        textOrNull(place.file.map { files[Int($0)].path })
        key("range")
        guard case .span(let span) = place else {
            null()
            return
        }
        let map = maps[span.file] ?? LineMap(files[Int(span.file)].bytes)
        maps[span.file] = map
        beginObject()
        key("start")
        position(map.position(at: span.start))
        key("end")
        position(map.position(at: span.end))
        endObject()
    }

    private mutating func position(_ position: Position) {
        beginObject()
        key("line")
        integer(Int64(position.line))
        key("column")
        integer(Int64(position.column))
        endObject()
    }

    mutating func member(_ name: StaticString, _ text: String) {
        key(name)
        string(text)
    }

    mutating func textOrNull(_ text: String?) {
        if let text { string(text) } else { null() }
    }

    mutating func count(_ name: StaticString, _ value: Int) {
        key(name)
        integer(Int64(value))
    }
}

/// The result of `validate --format json`.
///
/// - Parameter isSound: whether the state beside the declarations is one that was written.
func findingsJSON(
    _ compilation: Compilation, isStrict: Bool, isSound: Bool = true, _ wording: Wording
) -> [UInt8] {
    let tally = Tally(compilation.diagnostics)
    var writer = JSONWriter(capacity: 1024 + compilation.diagnostics.count * 400)
    writer.beginObject()
    writer.count("format_version", 1)
    writer.tool()
    writer.key("valid")
    writer.bool(isSound && tally.errors == 0 && !(isStrict && tally.warnings > 0))
    writer.key("summary")
    writer.beginObject()
    writer.count("errors", tally.errors)
    writer.count("warnings", tally.warnings)
    writer.count("notes", tally.notes)
    writer.count("waived", tally.waived)
    writer.count("files", compilation.fileCount)
    writer.count("organizations", compilation.organizationCount)
    writer.count("users", compilation.userCount)
    writer.endObject()
    writer.diagnostics(compilation.diagnostics, compilation.files, wording)
    writer.endObject()
    writer.newline()
    return logSafe(writer.bytes)
}
