import Compiler
import Ledger

extension Command {
    static let validate = Command(
        name: "validate", summary: "Check config/ against the rules.",
        flags: [
            Flag("--format", value: "format", "How findings are printed.", values: ["text", "json"]),
            Flag("--strict", "Let warnings fail too."),
        ],
        example: "rolebook validate --format json > findings.json"
    ) { call throws(Exit) in
        let stored = try call.readState(skipsUsers: true)
        let carryOver = stored.map { CarryOver($0.snapshot) } ?? CarryOver()
        let compilation = Compiler.compile(try call.compileInput(carryOver, makesSnapshot: false))
        let tally = Tally(compilation.diagnostics)
        if call["--format"] == "json" {
            try call.print(findingsJSON(compilation, isStrict: call.has("--strict"), call.wording))
        } else {
            try call.print(call.text(compilation.diagnostics, compilation.files, on: .output))
            call.say(call.summary(compilation))
        }
        return tally.errors > 0 || (call.has("--strict") && tally.warnings > 0) ? 1 : 0
    }
}
