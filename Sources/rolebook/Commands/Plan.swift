import Authority
import Ledger
import Source

extension Command {
    static let plan = Command(
        name: "plan", summary: "Show what would change, who may make it, whose approval it needs.",
        flags: planFlags + Flag.request,
        example: "rolebook plan --actor ada@acme.example --format json", unmadeJSON: { _ in .plan },
        run: runPlan)

    static let planFlags = [
        Flag("--format", value: "format", "How the plan is printed.", values: ["text", "json", "markdown"]),
        Flag("--max-bytes", value: "n", "How long Markdown may become. (default: 65000)"),
        Flag("--summary", "Only the last lines."),
        Flag("--detailed-exitcode", "Exit with 2 where there are changes."),
        Flag(
            "--exit-on", value: "kinds",
            "Exit with 2 where there are such changes: expands, narrows, removes."),
        Flag("--base", value: "commit", "Count changes from the state at this commit of git."),
        Flag("--output", value: "file", "Write the plan as JSON into a file too."),
    ]
}

/// `plan`: writes nothing but the file that `--output` names.
func runPlan(_ call: Invocation) throws(Exit) -> Int32 {
    let wanted = try exitKinds(call)
    let words = try call.lineWords()
    _ = try call.markdownLimit()
    let proposal = try call.planned(try call.request())
    try call.requireState(proposal)
    if let path = call["--plan"], !proposal.compilation.hasErrors { try call.check(proposal, against: path) }
    if let plan = try call.machinePlan(proposal, .planned) {
        try call.print(plan)
    } else if proposal.compilation.hasErrors {
        call.tell(proposal.diagnostics, proposal.compilation.files)
        call.say(words.summary(proposal.compilation))
    } else {
        call.tell(proposal.diagnostics, proposal.compilation.files)
        try call.print(
            try call.planText(proposal).text(isShort: call.has("--summary")))
        if !proposal.changes.isEmpty, proposal.base == nil { call.say(words["plan.line.founds"]) }
    }
    if let path = call["--output"] { try write(planJSON(proposal, call.wording), to: path) }
    call.tellForge(proposal, .planned, stateDigest: proposal.base?.digest)
    if !proposal.isApplicable, !proposal.compilation.hasErrors { call.say(words["plan.line.unfit"]) }
    if !proposal.isPermitted { return 1 }
    if call.has("--detailed-exitcode"), !proposal.changes.isEmpty { return 2 }
    return proposal.changes.contains(where: wanted) ? 2 : 0
}

extension Invocation {
    /// The changes against the state in `out/`, or against the one that `--base` names.
    fileprivate func planned(_ request: Request) throws(Exit) -> Proposal {
        guard let name = self["--base"] else { return try proposal(try readState(), request) }
        return try proposal(try base(at: name), nil, request)
    }

    /// The plan in a format that is whole on failure too; `nil` for the text that people read.
    func machinePlan(_ proposal: Proposal, _ outcome: PlanOutcome) throws(Exit) -> [UInt8]? {
        switch self["--format"] {
        case "json": return planJSON(proposal, wording)
        case "markdown":
            let plan = try planMarkdown(proposal, outcome)
            return plan.text(limit: try markdownLimit(), isShort: has("--summary"))
        default: return nil
        }
    }

    /// The plan that people read.
    func planText(_ proposal: Proposal) throws(Exit) -> PlanText {
        PlanText(proposal: proposal, isColoured: isColoured(.output), words: try lineWords())
    }

    /// Below what a forge takes for a comment, where nothing else is asked for.
    func markdownLimit() throws(Exit) -> Int {
        guard let text = self["--max-bytes"] else { return 64_900 }
        guard let limit = Int(text), limit >= 2000, limit <= 1 << 20 else {
            throw .usage(
                "The value '\(visible(text))' of '--max-bytes' is not a number from 2000 to 1048576.")
        }
        return limit
    }

    /// Findings that are not the result of the command.
    func tell(_ diagnostics: [Diagnostic], _ files: [SourceFile]) {
        let shown = isQuiet ? diagnostics.filter { $0.severity == .error && !$0.isWaived } : diagnostics
        guard !shown.isEmpty else { return }
        _ = StandardStream.error.write(text(shown, files, on: .error))
    }
}

private func exitKinds(_ call: Invocation) throws(Exit) -> (Change) -> Bool {
    let kinds =
        call["--exit-on"]?.split(separator: ",", omittingEmptySubsequences: false).map(String.init) ?? []
    let known = ["expands", "narrows", "removes"]
    if let kind = kinds.first(where: { !known.contains($0) }) {
        let hint = nearest(to: kind, in: known).map { " Did you mean '\($0)'?" } ?? ""
        throw .usage("The value '\(visible(kind))' is invalid for '--exit-on <kinds>'.\(hint)")
    }
    return { change in
        (kinds.contains("expands") && change.effect.expands)
            || (kinds.contains("narrows") && change.effect.narrows)
            || (kinds.contains("removes") && change.action == .delete)
    }
}
