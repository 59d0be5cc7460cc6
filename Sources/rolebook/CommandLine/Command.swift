/// One command of the program.
struct Command: Sendable {
    let name: String
    let summary: String
    var arguments: [Argument] = []
    let flags: [Flag]
    let example: String
    /// What it prints as JSON where it came to no result, by its arguments.
    var unmadeJSON: @Sendable ([String]) -> UnmadeJSON = { _ in .object }
    let run: @Sendable (Invocation) throws(Exit) -> Int32

    /// In the order of the help.
    static let all: [Command] = [
        validate, plan, compile, render, log, explain, whoCan, report, review, test, rules, show, schema,
        initialize, importUsers, completions,
    ]

    static func named(_ name: String) -> Command? { all.first { $0.name == name } }

    /// How it is called. As swift-argument-parser does, more than twelve options are not listed.
    var usage: String {
        let flags =
            flags.count > 12 ? ["[<options>]"] : flags.map { "[\($0.written)]\($0.repeats ? " ..." : "")" }
        return (["rolebook", name] + arguments.map(\.written) + flags).joined(separator: " ")
    }
}

/// Ends the program with a code and a word on standard error.
struct Exit: Error {
    let code: Int32
    let message: String

    init(_ code: Int32, _ message: String) {
        self.code = code
        self.message = message
    }

    init(_ error: DiskError) { self.init(error.exitCode, error.message) }

    static func usage(_ message: String) -> Exit { Exit(64, message) }
}
