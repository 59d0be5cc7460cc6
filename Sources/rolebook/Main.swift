import Glibc
import Source

/// The version of the program.
let version = "0.1.0"
/// The day that the manual bears.
let versionDay = "November 22, 2026"

@main
struct Rolebook {
    static func main() {
        reserveStandardStreams()
        ignoreSignals()
        keepFreedMemory()
        exit(run(Array(CommandLine.arguments.dropFirst())))
    }

    /// Runs one call of the program and gives its exit code.
    static func run(_ words: [String]) -> Int32 {
        var parser = ArgumentParser(words)
        do throws(Exit) {
            switch try parser.parse() {
            case .help(let command): return say(help(command))
            case .shortHelp: return say(shortHelp)
            case .manual: return say(manual)
            case .version: return say("rolebook \(version)\n")
            case .run(let command, let values, let arguments):
                let invocation = try Invocation(command, values, arguments)
                if let folder = invocation["--directory"], chdir(folder) != 0 {
                    throw Exit(66, "cannot work in '\(visible(folder))': \(String(cString: strerror(errno)))")
                }
                do throws(Exit) { return try command.run(invocation) } catch {
                    invocation.printUnmade(error)
                    throw error
                }
            }
        } catch {
            var text = "Error: \(error.message)\n"
            if error.code == 64 {
                let name = parser.command.map { "\($0.name) " } ?? ""
                text += "Usage: \(parser.command?.usage ?? programUsage)\n"
                text += "  See 'rolebook \(name)--help' for more information.\n"
            }
            _ = StandardStream.error.write(text)
            return error.code
        }
    }

    private static func say(_ text: String) -> Int32 { StandardStream.output.write(text) == 0 ? 0 : 73 }
}
