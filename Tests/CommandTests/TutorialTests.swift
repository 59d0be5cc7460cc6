import Foundation
import Testing

/// Pages of the documentation whose commands are run as they are written, from an empty folder.
@Suite struct TutorialTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "docs")

    @Test(arguments: ["tutorial.md", "migrating.md"])
    func itsCommandsPrintWhatItShows(_ page: String) throws {
        let url = Self.folder.appending(path: page)
        let written = try String(contentsOf: url, encoding: .utf8)
        var tutorial = Tutorial()
        let played = try tutorial.played(written)
        if ProcessInfo.processInfo.environment["UPDATE"] == "1", played != written {
            print("rewritten: docs/\(page)")
            try Data(played.utf8).write(to: url)
        } else {
            #expect(played == written)
        }
    }
}

/// A page with commands in it: below each line after `$` in a block `console` stands what it prints. Another block
/// with a path after its language is that file. All runs are at one moment.
private struct Tutorial {
    private let folder = OutputFolder()
    /// Where the reader has gone by `cd`.
    private var place = ""

    mutating func played(_ page: String) throws -> String {
        var text = ""
        var lines = page.split(separator: "\n", omittingEmptySubsequences: false)[...]
        while let line = lines.popFirst() {
            text += "\(line)\n"
            guard line.hasPrefix("```"), line.count > 3 else { continue }
            let body = lines.prefix { $0 != "```" }
            lines = lines.dropFirst(body.count)
            if line == "```console" {
                for command in body where command.hasPrefix("$ ") { text += try run(command) }
            } else {
                if let path = line.split(separator: " ").dropFirst().first { put(String(path), body) }
                text += body.map { $0 + "\n" }.joined()
            }
            text += lines.popFirst().map { "\($0)\n" } ?? ""
        }
        return String(text.dropLast())
    }

    private mutating func run(_ line: Substring) throws -> String {
        let command = line.dropFirst(2)
        if command.hasPrefix("cd ") {
            place += "/\(command.dropFirst(3))"
            return "\(line)\n"
        }
        let at = "rolebook() { \"$ROLEBOOK\" --now 2026-11-21T10:00:00Z \"$@\"; }; cd .\(place)"
        let output = try Program(folder: folder.path).shell("\(at) && { \(command)\n} 2>&1").output
        let isWhole = output.isEmpty || output.utf8.last == UInt8(ascii: "\n")
        return "\(line)\n\(output)\(isWhole ? "" : "\n")"
    }

    private func put(_ path: String, _ body: ArraySlice<Substring>) {
        folder.put("\(place.dropFirst())/\(path)", body.map { $0 + "\n" }.joined())
    }
}
