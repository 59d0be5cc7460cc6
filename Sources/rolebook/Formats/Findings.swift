import Compiler
import Reports
import Source

extension Invocation {
    /// Findings for people.
    func text(_ diagnostics: [Diagnostic], _ files: [SourceFile], on stream: StandardStream) -> [UInt8] {
        var printer = TextPrinter(files: files, isColoured: isColoured(stream), say: wording.say)
        return printer.print(diagnostics)
    }

    /// Says findings in the language that was asked for.
    var wording: Wording { Wording(language: language) }

    /// The texts of the program in the language that was asked for.
    func phrases() throws(Exit) -> Phrases {
        guard let words = Phrases(language: language) else {
            throw Exit(70, "there are no phrases for '\(visible(language))'")
        }
        return words
    }

    /// The same for lines on a terminal, in which programs may look for numbers.
    func lineWords() throws(Exit) -> Phrases { try phrases().withBareNumbers }
}

extension Phrases {
    /// The last line of a check: how many of what.
    func summary(_ compilation: Compilation) -> String {
        let counts = Tally(compilation.diagnostics)
        var parts = [count("count.errors", counts.errors), count("count.warnings", counts.warnings)]
        if counts.notes > 0 { parts.append(count("count.notes", counts.notes)) }
        if counts.waived > 0 { parts.append(count("count.waived", counts.waived)) }
        return self(
            "findings.summary", parts.joined(separator: self["list.comma"]),
            count("count.files", compilation.fileCount))
    }
}

/// How many findings there are of each weight; waived ones count apart.
struct Tally {
    var errors = 0
    var warnings = 0
    var notes = 0
    var waived = 0

    init(_ diagnostics: [Diagnostic]) {
        for diagnostic in diagnostics {
            if diagnostic.isWaived {
                waived += 1
            } else {
                switch diagnostic.severity {
                case .error: errors += 1
                case .warning: warnings += 1
                case .note: notes += 1
                }
            }
        }
    }
}
