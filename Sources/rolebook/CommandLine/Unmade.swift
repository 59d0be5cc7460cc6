import Ledger
import Source
import Synchronization

/// Whether a call has begun to print its result.
final class Answer: Sendable {
    private let begun = Atomic<Bool>(false)

    var hasBegun: Bool { begun.load(ordering: .relaxed) }

    func begin() { begun.store(true, ordering: .relaxed) }
}

/// What a command prints as JSON where it came to no result.
enum UnmadeJSON {
    /// A list of nothing.
    case list
    /// An object that says why.
    case object
    /// A plan that cannot be carried out.
    case plan
}

extension Invocation {
    /// What stands on standard output in a format for machines where the call came to no result: whole, and valid.
    /// Where it was called wrongly or finds nothing to read, there is nothing.
    func printUnmade(_ exit: Exit) {
        guard exit.code != 64, exit.code != 66, !answer.hasBegun else { return }
        switch self["--format"] {
        case "json": _ = StandardStream.output.write(unmadeJSON(exit))
        case "junit":
            let broken = JUnitReport.Case(
                classname: "rolebook \(command.name)", name: "exit \(exit.code)",
                outcome: .broken(message: exit.message))
            let report = JUnitReport(
                name: "rolebook \(command.name)", suites: [.init(name: command.name, cases: [broken])])
            _ = StandardStream.output.write(report.xml)
        default: return
        }
    }

    private func unmadeJSON(_ exit: Exit) -> [UInt8] {
        switch command.unmadeJSON(arguments) {
        case .list: return Array("[]\n".utf8)
        case .plan: return unmadePlanJSON()
        case .object:
            var writer = JSONWriter(capacity: 256)
            writer.beginObject()
            writer.count("format_version", 1)
            writer.tool()
            writer.key("error")
            writer.beginObject()
            writer.count("code", Int(exit.code))
            writer.member("message", exit.message)
            writer.endObject()
            writer.endObject()
            writer.newline()
            return logSafe(writer.bytes)
        }
    }
}
