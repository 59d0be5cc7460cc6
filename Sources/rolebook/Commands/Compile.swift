import Authority
import Ledger
import Source

extension Command {
    static let compile = Command(
        name: "compile", summary: "Validate, plan, authorize, write state and log, render the site.",
        flags: [
            Flag("--require-state", "Refuse to found an estate."),
            Flag("--plan", value: "file", "Carry out this plan and no other."),
            Flag("--no-site", "Do not render the site."),
            Flag("--dry-run", "Show the plan and write nothing."),
        ] + planFlags.filter { $0.name != "--base" } + Flag.request,
        example: "rolebook compile --actor ada@acme.example --approved-by root@vendor.example",
        unmadeJSON: { _ in .plan }, run: runCompile)
}

private func runCompile(_ call: Invocation) throws(Exit) -> Int32 {
    if call.has("--dry-run") { return try runPlan(call) }
    if let flag = ["--detailed-exitcode", "--exit-on", "--output"].first(where: call.has) {
        throw .usage("The option '\(flag)' goes with '--dry-run'.")
    }
    _ = try call.markdownLimit()
    var request = try call.request()
    if request.actor == nil, let email = gitEmail() {
        request.actor = email.lowercased()
        call.say(try call.lineWords()("compile.acting", visible(email)))
    }
    guard request.actor != nil else {
        throw .usage("Missing '--actor <e-mail>': who makes the change? (git has no user.email either)")
    }
    let outline = try call.proposal(try call.readState(), request)
    try call.requireState(outline)
    if outline.compilation.hasErrors { return try call.refuse(outline) }
    if let path = call["--plan"] { try call.check(outline, against: path) }
    return try carryOut(call, request, outline)
}

/// Takes the lock, makes sure that the state is still the one that was planned against, and writes.
private func carryOut(_ call: Invocation, _ request: Request, _ outline: Proposal) throws(Exit) -> Int32 {
    let output: LockedOutput
    do throws(DiskError) { output = try LockedOutput(path: call.outFolder) } catch { throw Exit(error) }
    let stored = try call.readState(output.published, known: outline.stored)
    let proposal = stored?.manifest == outline.stored?.manifest ? outline : try call.proposal(stored, request)
    if proposal.compilation.hasErrors { return try call.refuse(proposal) }
    if let path = call["--plan"] { try call.check(proposal, against: path) }
    if !proposal.judgement.isPermitted {
        if let commit = Commit.refusing(proposal, now: call.now) { try write(commit, output) }
        return try call.refuse(proposal)
    }
    call.progress.begin("Writing state and log")
    let commit = Commit.accepting(proposal, now: call.now, jobs: call.jobs)
    let manifest = commit?.manifest ?? stored?.manifest
    let snapshot = call.has("--no-site") ? nil : commit?.snapshot ?? proposal.compilation.snapshot
    if let snapshot, let manifest { try call.checkTheme(snapshot, manifest) }
    if let commit { try write(commit, output) }
    call.tell(proposal.diagnostics, proposal.compilation.files)
    var unpublished: Exit?
    if let snapshot, let manifest {
        do throws(Exit) {
            try call.publishSite(snapshot, manifest, output, isCommitted: commit != nil)
        } catch {
            unpublished = error
        }
    }
    try call.report(proposal, commit)
    if let unpublished { throw unpublished }
    return 0
}

private func write(_ commit: Commit, _ output: borrowing LockedOutput) throws(Exit) {
    do throws(DiskError) { try output.commit(commit.transaction) } catch { throw Exit(error) }
}

extension Invocation {
    /// Refuses to found an estate where `--require-state` says so.
    func requireState(_ proposal: Proposal) throws(Exit) {
        guard proposal.base == nil, has("--require-state") else { return }
        throw Exit(66, "there is no state in '\(visible(outFolder))', and '--require-state' asks for one")
    }

    /// Refuses a saved plan whose base or changes are no longer these.
    func check(_ proposal: Proposal, against path: String) throws(Exit) {
        let bytes: [UInt8]
        switch readInput(path: path, limit: 1 << 30) {
        case .success(let found): bytes = found
        case .failure(let fault): throw Exit(66, "cannot read '\(visible(path))': \(fault.message)")
        }
        guard let plan = try? JSONValue(parsing: bytes), let digest = plan["digest"]?.string else {
            throw Exit(65, "'\(visible(path))' is not a plan that `plan --output` wrote")
        }
        guard let version = plan["format_version"]?.integer, version <= 1 else {
            throw Exit(65, "the plan '\(visible(path))' was written by a newer rolebook. Use that one.")
        }
        guard digest == Proposal.digest(of: plan) else {
            throw Exit(65, "the plan '\(visible(path))' was changed after `plan --output` wrote it")
        }
        guard digest == proposal.digest else {
            throw Exit(
                65,
                "the plan '\(visible(path))' is stale: the state or the declarations are no longer what it was made of"
            )
        }
    }

    /// With a machine's format the plan is told on failure too.
    fileprivate func refuse(_ proposal: Proposal) throws(Exit) -> Int32 {
        tellForge(proposal, .planned, stateDigest: proposal.base?.digest)
        if let plan = try machinePlan(proposal, .planned) {
            try print(plan)
        } else {
            tell(proposal.diagnostics, proposal.compilation.files)
        }
        let counts = Tally(proposal.diagnostics)
        say(try lineWords().count("compile.refused", counts.errors))
        return 1
    }

    fileprivate func report(_ proposal: Proposal, _ commit: Commit?) throws(Exit) {
        let isCommitted = commit != nil
        let outcome = commit.map { PlanOutcome.applied($0.manifest.serial) } ?? .planned
        tellForge(proposal, outcome, stateDigest: commit?.manifest.stateDigest ?? proposal.base?.digest)
        if let plan = try machinePlan(proposal, outcome) {
            try print(plan, isCommitted: isCommitted)
        } else if !isQuiet {
            let text = try planText(proposal).text(isShort: proposal.stored == nil || has("--summary"))
            try print(text, isCommitted: isCommitted)
        }
        if let commit {
            let words = try lineWords()
            say(words("compile.wrote", words.number(commit.manifest.serial), visible(outFolder)))
        }
    }
}
