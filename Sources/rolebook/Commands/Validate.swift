import Compiler
import Ledger
import Reports
import Source

extension Command {
    static let validate = Command(
        name: "validate", summary: "Check config/ against the rules.",
        flags: [
            Flag(
                "--format", value: "format",
                "How findings are printed. (default: github in GitHub Actions, else text)",
                values: ["text", "json", "sarif", "github", "gitlab", "junit", "rdjsonl"]),
            Flag("--strict", "Let warnings fail too."),
        ],
        example: "rolebook validate --format json > findings.json"
    ) { call throws(Exit) in
        var stored: StoredState?
        var damage: Exit?
        do throws(Exit) { stored = try call.readState(skipsUsers: true) } catch {
            if error.code != 65 { throw error }
            damage = error
        }
        let carryOver = stored.map { CarryOver($0.snapshot, at: call.now) } ?? CarryOver()
        let compilation = Compiler.compile(try call.compileInput(carryOver, makesSnapshot: false))
        let tally = Tally(compilation.diagnostics)
        try call.print(findings: compilation, isSound: damage == nil)
        if let damage { throw damage }
        return tally.errors > 0 || (call.has("--strict") && tally.warnings > 0) ? 1 : 0
    }
}

extension Invocation {
    /// The findings in the format that was asked for; for people a last line says how many they are.
    ///
    /// - Parameter isSound: whether the state is; where it is damaged, the declarations are checked all the same.
    fileprivate func print(findings compilation: Compilation, isSound: Bool) throws(Exit) {
        let isStrict = has("--strict")
        switch self["--format"] ?? (environment("GITHUB_ACTIONS") == "true" ? "github" : "text") {
        case "json": try print(findingsJSON(compilation, isStrict: isStrict, isSound: isSound, wording))
        case "sarif":
            let log = findingsSARIF(FindingSheet(compilation, self), RuleFacts.sorted)
            try print(log.bytes)
            if log.leftOut > 0 { say(try phrases().count("findings.left-out", log.leftOut)) }
        case "github":
            let text = text(compilation.diagnostics, compilation.files, on: .output)
            try print(findingsGitHub(FindingSheet(compilation, self), text: text, try phrases()))
            if !isQuiet { say(try lineWords().summary(compilation)) }
        case "gitlab": try print(findingsGitLab(FindingSheet(compilation, self)))
        case "junit":
            try print(
                findingsJUnit(
                    FindingSheet(compilation, self), RuleFacts.sorted, isStrict: isStrict, try phrases()))
        case "rdjsonl": try print(findingsRDJSONL(FindingSheet(compilation, self, isFromRoot: false)))
        default:
            try print(text(compilation.diagnostics, compilation.files, on: .output))
            if !isQuiet { say(try lineWords().summary(compilation)) }
        }
    }
}
