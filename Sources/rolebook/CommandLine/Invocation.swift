import Glibc
import Ledger
import Reports
import Source

/// A command as it was called: its values, and what all commands share.
struct Invocation: Sendable {
    let command: Command
    private let values: [String: [String]]
    let arguments: [String]
    /// The moment of the run.
    let now: Instant
    let progress: Progress
    let answer = Answer()

    init(_ command: Command, _ values: [String: [String]], _ arguments: [String]) throws(Exit) {
        self.command = command
        self.values = values
        self.arguments = arguments
        progress = Progress(isQuiet: values["--quiet"] != nil, isVerbose: values["--verbose"] != nil)
        if let text = values["--now"]?.last {
            guard let now = Instant(rfc3339: text) else {
                throw .usage("The value '\(visible(text))' of '--now' is not a time as 2026-11-21T10:00:00Z.")
            }
            self.now = now
        } else {
            now = Instant(seconds: Int64(time(nil)))
        }
        _ = try checkedJobs()
        for email in [self["--actor"]].compactMap(\.self) + all("--approved-by")
        where lowerCased(email) == nil && (command.name != "log" || email != "system") {
            throw .usage("'\(visible(email))' is not an e-mail.")
        }
        if let address = self["--ip"], NetworkAddress(address) == nil {
            throw .usage("The value '\(visible(address))' of '--ip' is not an address.")
        }
    }

    subscript(flag: String) -> String? { values[flag]?.last }
    func has(_ flag: String) -> Bool { values[flag] != nil }
    func all(_ flag: String) -> [String] { values[flag] ?? [] }

    var configFolder: String { self["--config"] ?? "config" }
    var outFolder: String { self["--out"] ?? "out" }
    var isQuiet: Bool { has("--quiet") }
    var language: String { self["--lang"] ?? "en" }

    var jobs: Int { (try? checkedJobs()) ?? 1 }

    private func checkedJobs() throws(Exit) -> Int {
        guard let text = self["--jobs"] else { return max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
        guard let jobs = Int(text), jobs >= 1, jobs <= 1024 else {
            throw .usage("The value '\(visible(text))' of '--jobs' is not a number from 1 to 1024.")
        }
        return jobs
    }

    /// Whether a stream is to be coloured.
    func isColoured(_ stream: StandardStream) -> Bool {
        switch self["--color"] {
        case "always": return true
        case "never": return false
        default: break
        }
        if let value = environment("NO_COLOR"), !value.isEmpty { return false }
        if environment("TERM") == "dumb" || environment("CLICOLOR") == "0" { return false }
        return isatty(stream.rawValue) == 1
    }

    /// A message on standard error, unless the call is quiet.
    func say(_ text: String) {
        if !isQuiet { _ = StandardStream.error.write(text + "\n") }
    }

    /// The result of a command on standard output.
    ///
    /// - Parameter isCommitted: whether a state was written before, so that what is lost is only the report of it.
    func print(_ bytes: [UInt8], isCommitted: Bool = false) throws(Exit) {
        answer.begin()
        let code = StandardStream.output.write(bytes)
        guard code != 0 else { return }
        let reason = "cannot write to standard output: \(String(cString: strerror(code)))"
        throw isCommitted ? Exit(74, "the state is written, but \(reason)") : Exit(73, reason)
    }
}

/// An e-mail in lower case; `nil` where it is none.
func lowerCased(_ email: String) -> String? {
    guard email.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }), email.utf8.contains(UInt8(ascii: "@")) else {
        return nil
    }
    return email.lowercased()
}

/// A variable of the environment.
func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
