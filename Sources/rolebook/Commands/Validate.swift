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
        let stored = try call.readState(skipsUsers: true)
        let carryOver = stored.map { CarryOver($0.snapshot) } ?? CarryOver()
        let compilation = Compiler.compile(try call.compileInput(carryOver, makesSnapshot: false))
        let tally = Tally(compilation.diagnostics)
        try call.print(findings: compilation)
        return tally.errors > 0 || (call.has("--strict") && tally.warnings > 0) ? 1 : 0
    }
}

extension Invocation {
    /// The findings in the format that was asked for; for people a last line says how many they are.
    fileprivate func print(findings compilation: Compilation) throws(Exit) {
        let isStrict = has("--strict")
        switch self["--format"] ?? (environment("GITHUB_ACTIONS") == "true" ? "github" : "text") {
        case "json": try print(findingsJSON(compilation, isStrict: isStrict, wording))
        case "sarif":
            let log = findingsSARIF(FindingSheet(compilation, self), RuleFacts.sorted)
            try print(log.bytes)
            if log.leftOut > 0 { say(try phrases().count("findings.left-out", log.leftOut)) }
        case "github":
            let text = text(compilation.diagnostics, compilation.files, on: .output)
            try print(findingsGitHub(FindingSheet(compilation, self), text: text, try phrases()))
            say(summary(compilation))
        case "gitlab": try print(findingsGitLab(FindingSheet(compilation, self)))
        case "junit":
            try print(
                findingsJUnit(
                    FindingSheet(compilation, self), RuleFacts.sorted, isStrict: isStrict, try phrases()))
        case "rdjsonl": try print(findingsRDJSONL(FindingSheet(compilation, self, isFromRoot: false)))
        default:
            try print(text(compilation.diagnostics, compilation.files, on: .output))
            say(summary(compilation))
        }
    }
}
