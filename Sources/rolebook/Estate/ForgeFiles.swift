import Authority
import Glibc
import Ledger
import Source

extension Invocation {
    /// Tells a forge's job about a plan or a compile: its summary, and values for the steps after it.
    ///
    /// Only where the environment names the files. That they cannot be written is said, and changes nothing else.
    func tellForge(_ proposal: Proposal, _ outcome: PlanOutcome, stateDigest: String?) {
        if let path = environment("GITHUB_STEP_SUMMARY"), !path.isEmpty {
            let room = ForgeFile.summaryLimit - ForgeFile.length(path)
            if room >= ForgeFile.leastSummary, let plan = try? planMarkdown(proposal, outcome) {
                append(plan.text(limit: room, isShort: has("--summary")), to: path)
            } else {
                say("Warning: there is no room in '\(visible(path))' for a summary.")
            }
        }
        if let path = environment("GITHUB_OUTPUT"), !path.isEmpty {
            let tally = Tally(proposal.diagnostics)
            let values = [
                ("changed", proposal.changes.isEmpty ? "false" : "true"),
                ("expands", String(PlanSummary(proposal.changes).expands)),
                ("errors", String(tally.errors)), ("warnings", String(tally.warnings)),
                ("state_digest", stateDigest ?? ""),
            ]
            append(Array(values.map { "\($0.0)=\($0.1)\n" }.joined().utf8), to: path)
        }
    }

    func planMarkdown(_ proposal: Proposal, _ outcome: PlanOutcome) throws(Exit) -> PlanMarkdown {
        PlanMarkdown(proposal: proposal, outcome: outcome, words: try phrases(), wording: wording)
    }

    private func append(_ bytes: [UInt8], to path: String) {
        let code = ForgeFile.append(bytes, to: path)
        if code != 0 { say("Warning: cannot write '\(visible(path))': \(String(cString: strerror(code)))") }
    }
}

/// A file that a forge gives to a step, to be written at its end.
private enum ForgeFile {
    /// Of a step's summary; a longer one is dropped whole.
    static let summaryLimit = 1 << 20
    static let leastSummary = 4096

    static func length(_ path: String) -> Int {
        var status = Glibc.stat()
        return stat(path, &status) == 0 ? Int(status.st_size) : 0
    }

    /// Begins on a line of its own. What it gives back is 0, or the `errno`.
    static func append(_ bytes: [UInt8], to path: String) -> Int32 {
        let opened = retrying {
            open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NONBLOCK, 0o644)
        }
        guard opened >= 0 else { return errno }
        defer { close(opened) }
        var status = Glibc.stat()
        guard fstat(opened, &status) == 0 else { return errno }
        guard status.st_mode & S_IFMT == S_IFREG else { return EINVAL }
        var last: UInt8 = 10
        if status.st_size > 0, pread(opened, &last, 1, status.st_size - 1) != 1 { return EIO }
        let bytes = last == 10 ? bytes : [10] + bytes
        var done = 0
        while done < bytes.count {
            let put = bytes.withUnsafeBytes { buffer in
                retrying { Glibc.write(opened, buffer.baseAddress.map { $0 + done }, buffer.count - done) }
            }
            if put < 0 { return errno }
            done += put
        }
        return 0
    }
}
