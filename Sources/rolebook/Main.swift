import Glibc
import Source

/// The version of the program.
let version = "0.1.0"

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
        var usage = "rolebook <subcommand>"
        var name = ""
        do throws(Exit) {
            switch try parseArguments(words) {
            case .help(let command): return StandardStream.output.write(help(command)) == 0 ? 0 : 73
            case .version: return StandardStream.output.write("rolebook \(version)\n") == 0 ? 0 : 73
            case .run(let command, let values, let arguments):
                usage = "rolebook \(command.name) [<options>]"
                name = "\(command.name) "
                let invocation = try Invocation(command, values, arguments)
                if let folder = invocation["--directory"], chdir(folder) != 0 {
                    throw Exit(66, "cannot work in '\(visible(folder))': \(String(cString: strerror(errno)))")
                }
                return try command.run(invocation)
            }
        } catch {
            var text = "Error: \(error.message)\n"
            if error.code == 64 {
                text += "Usage: \(usage)\n  See 'rolebook \(name)--help' for more information.\n"
            }
            _ = StandardStream.error.write(text)
            return error.code
        }
    }
}
