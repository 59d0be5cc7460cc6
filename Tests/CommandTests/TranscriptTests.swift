import Foundation
import Testing

@Suite struct TranscriptTests {
    @Test(arguments: Transcript.all)
    func theProgramAnswersAsItIsWritten(_ transcript: Transcript) throws {
        let played = try transcript.played()
        let written = try transcript.text()
        if ProcessInfo.processInfo.environment["UPDATE"] == "1", played != written {
            print("rewritten: Tests/Fixtures/transcripts/\(transcript)")
            try Data(played.utf8).write(to: transcript.url)
        } else {
            #expect(played == written)
        }
    }

    /// Each command of the program is called in some transcript, and has a help with an example.
    @Test(arguments: [
        "validate", "plan", "compile", "render", "log", "explain", "who-can", "report", "review", "test",
        "rules", "show", "schema", "init", "import", "completions",
    ])
    func eachCommandIsShown(_ command: String) throws {
        let lines = try Transcript.all.flatMap { try $0.text().split(separator: "\n") }
        let call = try Regex("rolebook (\\$NOW )?\(command)\\b")
        #expect(lines.contains { $0.hasPrefix("$ ") && $0.contains(call) })
        let folder = OutputFolder()
        let help = try Program(folder: folder.path).shell("rolebook \(command) --help")
        #expect(help.code == 0)
        #expect(help.output.contains("EXAMPLE: rolebook \(command)"))
    }
}
