import Foundation

/// Writes a Swift file with a table of the given text files: `EmbedTool OUTPUT [NAME FILE]…`.
@main
struct EmbedTool {
    static func main() throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        guard let output = arguments.first, arguments.count % 2 == 1 else {
            FileHandle.standardError.write(Data("usage: EmbedTool OUTPUT [NAME FILE]…\n".utf8))
            exit(64)
        }
        var source = """
            /// The files that the program carries in itself: folder and name, and text.
            enum Embedded {
                static let files: [(path: StaticString, text: StaticString)] = [

            """
        for index in stride(from: 1, to: arguments.count, by: 2) {
            let text = try String(contentsOf: URL(filePath: arguments[index + 1]), encoding: .utf8)
            source += "        (\"\(arguments[index])\", \(literal(text))),\n"
        }
        source += "    ]\n}\n"
        try Data(source.utf8).write(to: URL(filePath: output))
    }

    /// The text as one Swift string literal on one line, every special scalar escaped.
    static func literal(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": result += "\\\\"
            case "\"": result += "\\\""
            case "\n": result += "\\n"
            case "\0"..."\u{1F}", "\u{7F}"..."\u{9F}": result += "\\u{\(String(scalar.value, radix: 16))}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
