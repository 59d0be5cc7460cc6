import Foundation
import Source
import Testing

@testable import YAML

/// Refused texts as pictures: `Tests/Fixtures/yaml/refusals.txt` holds each with what is said about it.
struct RefusalTests {
    static let file = Material.root.appending(path: "Tests/Fixtures/yaml/refusals.txt")
    static let cut = "\n====\n"

    /// A text with `^^^ error[rule]: message` below the lines that are meant, then `no document` or the tree.
    static func picture(_ text: String) -> String {
        let reading = Reading(text)
        let lines = LineMap(reading.source.bytes)
        var result = ""
        for number in 1...max(1, lines.lineCount) {
            let line = String(decoding: lines.line(number), as: UTF8.self)
            if number == lines.lineCount, line.isEmpty { break }
            result += "  " + line + "\n"
            for finding in reading.diagnostics { result += frame(finding, on: number, lines) }
        }
        return result + "→ " + reading.tree.replacing("\n", with: "␤")
    }

    private static func frame(_ finding: Diagnostic, on number: Int, _ lines: LineMap) -> String {
        var result = mark(finding.place, on: number, lines, "^").map {
            "\($0) error[\(finding.rule)]: \(finding.message.english)\n"
        }
        if result != nil, let help = finding.help { result? += "  = help: \(help.english)\n" }
        for note in finding.notes {
            guard let mark = mark(note.place, on: number, lines, "-") else { continue }
            result = (result ?? "") + "\(mark) note: \(note.message.english)\n"
        }
        return result ?? ""
    }

    private static func mark(_ place: Place, on number: Int, _ lines: LineMap, _ sign: String) -> String? {
        guard case .span(let span) = place else { return nil }
        let (start, end) = (lines.position(at: span.start), lines.position(at: span.end))
        guard start.line == number else { return nil }
        let width = end.line == number ? max(1, end.column - start.column) : 1
        return String(repeating: " ", count: start.column + 1) + String(repeating: sign, count: width)
    }

    /// The texts of the pictures: what stands two columns in, not below a mark.
    static func texts(_ pictures: String) -> [String] {
        pictures.components(separatedBy: cut).map { picture in
            let lines = picture.split(separator: "\n", omittingEmptySubsequences: false)
            return lines.filter { line in
                let rest = line.drop { $0 == " " }
                return line.hasPrefix("  ") && !rest.hasPrefix("^") && !rest.hasPrefix("= help")
                    && !(rest.hasPrefix("-") && rest.contains("- note: "))
            }.map { $0.dropFirst(2) + "\n" }.joined()
        }
    }

    @Test func everyRefusalIsAsPictured() throws {
        let pictures = try String(contentsOf: Self.file, encoding: .utf8)
        let texts = Self.texts(pictures)
        let drawn = texts.map(Self.picture)
        if Material.isUpdating {
            try drawn.joined(separator: Self.cut).write(to: Self.file, atomically: true, encoding: .utf8)
        }
        for (wanted, drawn) in zip(pictures.components(separatedBy: Self.cut), drawn)
        where !Material.isUpdating {
            #expect(drawn == wanted)
        }
        #expect(texts.count > 40)
    }
}
