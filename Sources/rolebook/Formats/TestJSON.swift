import Compiler
import Ledger
import Reports

/// The result of `test --format json`.
func testJSON(
    _ outcome: TestOutcome, _ compilation: Compilation, _ wording: Wording, _ words: Phrases
) -> [UInt8] {
    var writer = JSONWriter(capacity: 1024 + outcome.results.count * 300)
    writer.beginObject()
    writer.count("format_version", 1)
    writer.tool()
    writer.key("passed")
    writer.bool(outcome.hasPassed)
    writer.key("summary")
    writer.beginObject()
    writer.count("assertions", outcome.results.count)
    writer.count("passed", outcome.results.count - outcome.failed)
    writer.count("failed", outcome.failed)
    writer.endObject()
    writer.key("assertions")
    writer.beginArray()
    for result in outcome.results {
        writer.element()
        writer.beginObject()
        writer.member("name", result.title)
        writer.member("address", result.declared.address)
        writer.member("file", result.declared.file)
        writer.count("line", result.declared.line)
        writer.member("organization", result.declared.assertion.organization)
        writer.member("workspace", result.declared.assertion.workspace)
        writer.key("passed")
        writer.bool(result.hasPassed)
        writer.failures(of: result, words)
        writer.endObject()
    }
    writer.endArray()
    writer.diagnostics(outcome.errors, compilation.files, wording)
    writer.endObject()
    writer.newline()
    return logSafe(writer.bytes)
}

extension JSONWriter {
    fileprivate mutating func failures(of result: TestOutcome.Result, _ words: Phrases) {
        key("failures")
        beginArray()
        for failure in result.failures {
            element()
            beginObject()
            count("line", result.declared.line(of: failure.part))
            member("person", failure.person)
            member("expected", failure.wanted)
            member("permission", failure.demand.permission.rawValue)
            key("roles")
            if let roles = failure.demand.roles {
                value(.array(roles.map { .string($0) }))
            } else {
                null()
            }
            member("message", words.sentence(failure))
            endObject()
        }
        endArray()
    }
}
