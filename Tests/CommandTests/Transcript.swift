import Foundation

/// A file of shell lines after `$`, each followed by what came of it.
///
/// Below a line stand what went to standard output, what went to standard error after `! `, and the exit code
/// after `? ` where it is not 0. Lines that begin with `#` are remarks; those between `<<< name` and `>>>` become
/// a file. What was printed and begins like one of these has a backslash in front.
/// Before the first `$` the folder holds what `Tests/Fixtures/transcripts/estate` holds.
struct Transcript: CustomStringConvertible, Sendable {
    let description: String

    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Fixtures/transcripts")

    static let all: [Transcript] = {
        let names = try? FileManager.default.contentsOfDirectory(atPath: root.path)
        return (names ?? []).filter { $0.hasSuffix(".txt") }.sorted().map { Transcript(description: $0) }
    }()

    var url: URL { Self.root.appending(path: description) }

    func text() throws -> String { try String(contentsOf: url, encoding: .utf8) }

    /// The transcript as it is when its lines are run now.
    func played() throws -> String {
        let folder = OutputFolder()
        try folder.fillWithEstate()
        var text = ""
        var lines = try self.text().split(separator: "\n", omittingEmptySubsequences: false)[...]
        if lines.last?.isEmpty == true { lines.removeLast() }
        while let line = lines.popFirst() {
            if line.hasPrefix("$ ") {
                let result = try Program(folder: folder.path).shell(
                    "export NOW=--now=2026-11-21T10:00:00Z; " + line.dropFirst(2))
                text += "\(line)\n\(Self.shown(result))"
            } else if line.hasPrefix("<<< ") {
                let body = lines.prefix { $0 != ">>>" }
                lines = lines.dropFirst(body.count + 1)
                folder.put(String(line.dropFirst(4)), body.map { $0 + "\n" }.joined())
                text += ([line] + body + [">>>"]).map { $0 + "\n" }.joined()
            } else if line.hasPrefix("#") || line.isEmpty && Self.isBeforeLine(lines) {
                text += "\(line)\n"
            }
        }
        return text
    }

    /// Whether an empty line separates two parts, and is nothing that was printed.
    private static func isBeforeLine(_ rest: ArraySlice<Substring>) -> Bool {
        guard let next = rest.first else { return false }
        return next.hasPrefix("$ ") || next.hasPrefix("#") || next.hasPrefix("<<< ")
    }

    /// Whether a line that was printed would be taken for one of the transcript's own; it gets a backslash in front.
    private static func looksLikeOurs(_ line: Substring) -> Bool {
        ["#", "$ ", "<<< "].contains(where: line.hasPrefix)
    }

    private static func shown(_ result: Program.Result) -> String {
        // A CR at the end of a line would be lost when it is read again.
        var output = result.output.replacingOccurrences(of: "\r\n", with: "\\r\n")
            .split(separator: "\n", omittingEmptySubsequences: false)
        if output.last?.isEmpty == true { output.removeLast() }
        var text = output.map { (Self.looksLikeOurs($0) ? "\\" : "") + "\($0)\n" }.joined()
        let errors = result.errors.split(separator: "\n", omittingEmptySubsequences: false)
        for line in errors.dropLast(errors.last?.isEmpty == true ? 1 : 0) {
            text += line.isEmpty ? "!\n" : "! \(line)\n"
        }
        return result.code == 0 ? text : text + "? \(result.code)\n"
    }
}

extension OutputFolder {
    /// Puts the small estate of the transcripts below `config/`.
    func fillWithEstate() throws {
        let root = Transcript.root.appending(path: "estate")
        for name in try FileManager.default.subpathsOfDirectory(atPath: root.path)
        where name.hasSuffix(".yaml") {
            put(name, try String(contentsOf: root.appending(path: name), encoding: .utf8))
        }
    }
}
