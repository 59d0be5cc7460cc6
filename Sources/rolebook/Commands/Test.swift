import Compiler
import Ledger

extension Command {
    static let test = Command(
        name: "test", summary: "Run the access assertions of config/assertions.",
        flags: [
            Flag(
                "--format", value: "format", "How the outcome is printed.", values: ["text", "json", "junit"])
        ],
        example: "rolebook test --format junit > report.xml"
    ) { call throws(Exit) in
        let stored = try call.readState()
        let carryOver = stored.map { CarryOver($0.snapshot, at: call.now) } ?? CarryOver()
        let compilation = Compiler.compile(try call.compileInput(carryOver))
        let outcome = TestOutcome(compilation)
        let words = try call.lineWords()
        switch call["--format"] {
        case "json": try call.print(testJSON(outcome, compilation, call.wording, words))
        case "junit": try call.print(testJUnit(outcome, compilation, call.wording, words))
        default:
            call.tell(outcome.errors, compilation.files)
            if outcome.errors.isEmpty {
                try call.print(Array(words.testText(outcome, call.configFolder).utf8))
            } else {
                call.say(words("test.errors", words.summary(compilation)))
            }
        }
        return outcome.hasPassed ? 0 : 1
    }
}
