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
}
