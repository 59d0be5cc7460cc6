import Ledger
import Reports
import Source

extension Command {
    static let log = Command(
        name: "log", summary: "The activity log, newest first; `log verify` checks it.",
        arguments: [
            Argument(
                name: "verify | state",
                summary: "Check chain, anchor and replay; or print the state as it was.",
                isOptional: true)
        ],
        flags: [
            Flag(
                "--format", value: "format", "How entries are printed.",
                values: ["text", "json", "jsonl", "csv", "ocsf"]),
            Flag("--organization", value: "id", "Only entries about this organization."),
            Flag("--actor", value: "e-mail", "Only what this person did."),
            Flag("--subject", value: "id", "Only what was done to this person or thing."),
            Flag("--action", value: "kind", "Only entries of this kind."),
            Flag("--since", value: "time", "Only from this moment on."),
            Flag("--until", value: "time", "Only before this moment."),
            Flag("--at", value: "time", "Of `log state`: the moment."),
            Flag(
                "--base", value: "commit", "Of `log verify`: the log at this commit of git begins this one."),
            Flag("--limit", value: "n", "At most so many entries."),
        ],
        example: "rolebook log --organization acme --limit 20",
        unmadeJSON: { $0.isEmpty ? .list : .object }
    ) { call throws(Exit) in
        for (flag, word) in [("--at", "state"), ("--base", "verify")]
        where call.has(flag) && call.arguments.first != word {
            throw .usage("The option '\(flag)' goes with 'log \(word)'.")
        }
        try refuseFilters(call)
        switch call.arguments.first {
        case nil: return try list(call)
        case "verify"?: return try verifyLog(call)
        default: return try state(call)
        }
    }
}

/// What picks or prints entries says nothing to a proof, and to a state.
private func refuseFilters(_ call: Invocation) throws(Exit) {
    guard let word = call.arguments.first else { return }
    let filters = ["--organization", "--actor", "--subject", "--action", "--since", "--until", "--limit"]
    if let flag = filters.first(where: call.has) {
        throw .usage("The option '\(flag)' does not go with 'log \(word)'.")
    }
    if let format = call["--format"], format != "text", format != "json" {
        throw .usage("'log \(word)' is not printed as '\(format)'.")
    }
}

/// The segments of a log, oldest first: name below `out/`, and bytes.
typealias LogSegments = [(name: String, bytes: [UInt8])]

func logSegments(_ output: PublishedOutput) throws(Exit) -> LogSegments {
    var segments: LogSegments = []
    do throws(DiskError) {
        for name in try output.names() where name.hasPrefix("activity/") {
            segments.append((name, try output.read(name) ?? []))
        }
    } catch {
        throw Exit(error)
    }
    return segments
}

extension Invocation {
    func openOutput() throws(Exit) -> PublishedOutput {
        do throws(DiskError) { return try PublishedOutput(path: outFolder) } catch { throw Exit(error) }
    }

    /// The entries of the log of a state, oldest first.
    func readEntries(_ output: PublishedOutput) throws(Exit) -> [ActivityEntry] {
        try entries(try logSegments(output)).entries
    }

    /// All entries of a log, checked as a chain.
    func entries(
        _ segments: LogSegments
    ) throws(Exit) -> (entries: [ActivityEntry], chain: ActivityChain) {
        do throws(StateError) {
            return try ActivityChain.read(segments) { bytes in
                let parts = stretches(of: bytes)
                return sideBySide(parts.count, jobs: jobs) { EntryStretch(bytes[parts[$0]]) }
            }
        } catch {
            throw Exit(error, outFolder)
        }
    }
}

private func list(_ call: Invocation) throws(Exit) -> Int32 {
    guard let stored = try call.readState(followsLog: false) else {
        throw Exit(66, "there is no state in '\(visible(call.outFolder))'")
    }
    let entries = try call.readEntries(try call.openOutput())
    let filter = try LogFilter(call, entries, stored.snapshot)
    let shown = Array(entries.reversed().lazy.filter(filter.passes).prefix(filter.limit))
    let words = try call.lineWords()
    switch call["--format"] ?? "text" {
    case "text": try call.print(logTable(shown, width: StandardStream.output.width, words))
    case let format: try call.print(logBytes(shown, format, words))
    }
    return 0
}

extension Invocation {
    /// A moment that a flag names.
    func moment(_ flag: String) throws(Exit) -> Instant? {
        guard let text = self[flag] else { return nil }
        if let instant = Instant(rfc3339: text) { return instant }
        if let day = Day(iso: text) { return Zone.utc.startOfDay(day) }
        throw .usage("The value '\(visible(text))' of '\(flag)' is not a time as 2026-11-21T10:00:00Z.")
    }
}

/// Prints the state as it was, from the log alone.
private func state(_ call: Invocation) throws(Exit) -> Int32 {
    guard try call.readState(followsLog: false) != nil else {
        throw Exit(66, "there is no state in '\(visible(call.outFolder))'")
    }
    let moment = try call.moment("--at") ?? call.now
    var replay = Replay()
    for entry in try call.readEntries(try call.openOutput()) where entry.time <= moment {
        do throws(JSONError) { try replay.apply(entry) } catch {
            throw Exit(65, "the log does not replay: \(visible(error.message))")
        }
    }
    try call.print(logSafe(replay.json(at: moment)))
    return 0
}
