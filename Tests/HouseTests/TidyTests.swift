import Foundation
import Testing

/// Sizes, names and words that the style of this house asks for.
struct TidyTests {
    @Test func theRepositoryIsFound() {
        #expect(Repository.sources.count > 100)
        #expect(Repository.tests.count > 20)
    }

    @Test func filesAreShort() {
        for file in Repository.sources + Repository.tests {
            #expect(file.lines.count <= 301, "\(file.path) has \(file.lines.count - 1) lines")
        }
    }

    @Test func functionsAreShort() {
        for file in Repository.sources {
            for (start, length) in functions(file) {
                #expect(length <= 40, "\(file.path):\(start + 1) is \(length) lines long")
            }
        }
    }

    /// First line and length of each function and initializer; the code is laid out by swift format, so that the
    /// closing brace stands below the first letter.
    private func functions(_ file: Repository.File) -> [(start: Int, length: Int)] {
        let lines = file.lines
        return lines.indices.compactMap { start in
            let code = lines[start].code
            guard code.hasWord("func") || code.hasWord("init"), !code.hasSuffix("}"),
                !code.contains("self.init"), !code.contains("= ")
            else { return nil }
            let indent = lines[start].indent
            let end = lines[(start + 1)...].firstIndex {
                $0.indent == indent && $0.dropFirst(indent).first == "}"
            }
            let next =
                lines[(start + 1)...].firstIndex { $0.indent < indent && !$0.isEmpty } ?? lines.endIndex
            return end.flatMap { $0 < next ? (start, $0 - start + 1) : nil }
        }
    }

    @Test func typesAreNamedForWhatTheyAre() {
        let banned = [
            "Manager", "Helper", "Helpers", "Utils", "Util", "Service", "Handler", "Provider", "Factory",
            "Impl",
        ]
        for (file, _, line) in codeLines(Repository.sources + Repository.tests) {
            for keyword in ["struct ", "class ", "enum ", "actor ", "protocol ", "typealias "] {
                guard let found = line.range(of: keyword) else { continue }
                let name = line[found.upperBound...].word
                #expect(!banned.contains { name.hasSuffix($0) }, "\(file.path) declares \(name)")
            }
        }
    }

    @Test(arguments: [
        "try!", "as!", "fatalError(", "replaceItemAt", "DateFormatter", "ISO8601DateFormatter",
    ])
    func nobodyWrites(_ banned: String) {
        for (file, number, line) in codeLines(Repository.sources) {
            #expect(!line.contains(banned), "\(file.path):\(number) says \(banned)")
        }
    }

    @Test(arguments: ["// MARK", "TODO", "FIXME"])
    func noCommentSays(_ banned: String) {
        for file in Repository.sources {
            #expect(!file.text.contains(banned), "\(file.path) says \(banned)")
        }
    }

    @Test func doorsAreDescribed() {
        let doors = [
            "func ", "struct ", "enum ", "final class ", "class ", "protocol ", "mutating func ",
            "static func ",
        ]
        for file in Repository.sources {
            let lines = file.lines
            for (index, line) in lines.enumerated() {
                let code = line.drop { $0 == " " }
                guard ["package ", "public "].contains(where: code.hasPrefix),
                    let space = code.firstIndex(of: " "),
                    doors.contains(where: code[code.index(after: space)...].hasPrefix)
                else { continue }
                let above = lines[..<index].last { !$0.drop { $0 == " " }.hasPrefix("@") } ?? ""
                #expect(above.contains("///"), "\(file.path):\(index + 1) has no comment: \(code)")
            }
        }
    }

    @Test func noPathOfOneMachineIsWrittenDown() {
        let banned = ["/" + "work/", "/" + "home/", "/" + "root/", "/" + "Users/"]
        for file in Repository.sources + Repository.tests + Repository.documents {
            for path in banned {
                let isFound = [" ", "\"", "'", "`", "(", "="].contains { file.text.contains($0 + path) }
                #expect(!isFound, "\(file.path) names \(path)")
            }
        }
    }
}

/// Every line of some files, without comments and texts, with its number.
func codeLines(_ files: [Repository.File]) -> [(file: Repository.File, number: Int, line: String)] {
    files.flatMap { file in
        let codes = Repository.code[file.path] ?? file.lines.map(\.code)
        return codes.enumerated().map { (file, $0.offset + 1, $0.element) }
    }
}
