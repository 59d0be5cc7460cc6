import Ledger
import Source
import Testing

@testable import Compiler

/// The organization `acme` of an estate, compiled without an error at a moment, after an earlier state if there is one.
func organization(
    _ texts: [String: String], at moment: Instant = now, after earlier: Snapshot? = nil
) throws -> Snapshot.Organization {
    try #require(snapshot(texts, at: moment, after: earlier).organization("acme"))
}

func snapshot(
    _ texts: [String: String], at moment: Instant = now, after earlier: Snapshot? = nil
) throws -> Snapshot {
    let compilation = compiled(texts, at: moment, after: earlier)
    let errors = compilation.diagnostics.filter { $0.severity == .error }.map(\.message.english)
    #expect(errors == [])
    return try #require(compilation.snapshot)
}

func compiled(_ texts: [String: String], at moment: Instant, after earlier: Snapshot? = nil) -> Compilation {
    let files = texts.sorted { $0.key.precedes($1.key) }.map {
        ConfigFile(name: $0.key, path: "config/\($0.key)", content: .text(Array($0.value.utf8)))
    }
    let carried = earlier.map { CarryOver($0, at: moment) } ?? CarryOver()
    return compile(CompileInput(files: files, now: moment, carryOver: carried, zones: zones))
}

/// A moment of a test; one that is not written well fails it.
func instant(_ text: String) throws -> Instant { try #require(Instant(rfc3339: text)) }
