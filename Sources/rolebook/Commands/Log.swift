import Ledger
import Source

extension Command {
    static let log = Command(
        name: "log", summary: "The activity log, newest first; `log verify` checks it.",
        arguments: [
            (name: "verify | state", summary: "Check chain, anchor and replay; or print the state as it was.")
        ],
        flags: [
            Flag(
                "--format", value: "format", "How entries are printed.",
                values: ["text", "json", "jsonl", "csv"]),
            Flag("--organization", value: "id", "Only entries about this organization."),
            Flag("--actor", value: "e-mail", "Only what this person did."),
            Flag("--subject", value: "id", "Only what was done to this person or thing."),
            Flag("--action", value: "kind", "Only entries of this kind."),
            Flag("--since", value: "time", "Only from this moment on."),
            Flag("--until", value: "time", "Only before this moment."),
            Flag("--at", value: "time", "Of `log state`: the moment."),
            Flag("--limit", value: "n", "At most so many entries."),
        ],
        example: "rolebook log --organization acme --limit 20"
    ) { call throws(Exit) in
        switch call.arguments.first {
        case nil: return try list(call)
        case "verify"?: return try verify(call)
        case "state"?: return try state(call)
        case let word?: throw .usage("Unknown argument '\(visible(word))'. It is 'verify' or 'state'.")
        }
    }
}

/// All entries of the log, checked as a chain.
private func readLog(
    _ output: PublishedOutput, _ folder: String
) throws(Exit) -> (entries: [ActivityEntry], chain: ActivityChain) {
    var segments: [(name: String, bytes: [UInt8])] = []
    do throws(DiskError) {
        for name in try output.names() where name.hasPrefix("activity/") {
            segments.append((name, try output.read(name) ?? []))
        }
    } catch {
        throw Exit(error)
    }
    do throws(StateError) { return try ActivityChain.read(segments) } catch { throw Exit(error, folder) }
}

extension Invocation {
    fileprivate func openOutput() throws(Exit) -> PublishedOutput {
        do throws(DiskError) { return try PublishedOutput(path: outFolder) } catch { throw Exit(error) }
    }

    /// The entries of the log of a state, oldest first.
    func readEntries(_ output: PublishedOutput) throws(Exit) -> [ActivityEntry] {
        try readLog(output, outFolder).entries
    }
}

private func list(_ call: Invocation) throws(Exit) -> Int32 {
    guard try call.readState() != nil else {
        throw Exit(66, "there is no state in '\(visible(call.outFolder))'")
    }
    var limit = Int.max
    if let text = call["--limit"] {
        guard let number = Int(text), number >= 0 else {
            throw .usage("The value '\(visible(text))' of '--limit' is not a number.")
        }
        limit = number
    }
    let since = try call.moment("--since")
    let until = try call.moment("--until")
    let entries = try call.readEntries(try call.openOutput()).reversed().filter { entry in
        (call["--organization"].map { $0 == entry.organization } ?? true)
            && (call["--actor"].map { $0.lowercased() == entry.actor.email } ?? true)
            && (call["--subject"].map { $0.lowercased() == entry.subject?.id } ?? true)
            && (since.map { $0 <= entry.time } ?? true) && (until.map { entry.time < $0 } ?? true)
            && (call["--action"].map { $0 == entry.action } ?? true)
    }
    .prefix(limit)
    try call.print(logBytes(Array(entries), call["--format"] ?? "text"))
    return 0
}

extension Invocation {
    /// A moment that a flag names.
    fileprivate func moment(_ flag: String) throws(Exit) -> Instant? {
        guard let text = self[flag] else { return nil }
        if let instant = Instant(rfc3339: text) { return instant }
        if let day = Day(iso: text) { return Zone.utc.startOfDay(day) }
        throw .usage("The value '\(visible(text))' of '\(flag)' is not a time as 2026-11-21T10:00:00Z.")
    }
}

/// Prints the state as it was, from the log alone.
private func state(_ call: Invocation) throws(Exit) -> Int32 {
    guard try call.readState() != nil else {
        throw Exit(66, "there is no state in '\(visible(call.outFolder))'")
    }
    let moment = try call.moment("--at") ?? call.now
    var replay = Replay()
    for entry in try call.readEntries(try call.openOutput()) where entry.time <= moment {
        do throws(JSONError) { try replay.apply(entry) } catch {
            throw Exit(65, "the log does not replay: \(visible(error.message))")
        }
    }
    try call.print(replay.json(at: moment))
    return 0
}

/// Checks everything that can be checked without a second witness, and says what that is.
private func verify(_ call: Invocation) throws(Exit) -> Int32 {
    let output = try call.openOutput()
    guard let stored = try call.readState() else {
        throw Exit(66, "there is no state in '\(visible(call.outFolder))'")
    }
    let (entries, chain) = try readLog(output, call.outFolder)
    let manifest = stored.manifest
    guard chain.length == manifest.logLength, chain.head == manifest.logHead else {
        throw Exit(
            65,
            "the log has \(chain.length) entries and ends in \(chain.head), but the manifest names \(manifest.logLength) and \(manifest.logHead)"
        )
    }
    try checkNames(output, manifest, entries, call.outFolder)
    var replay = Replay()
    for entry in entries {
        do throws(JSONError) { try replay.apply(entry) } catch {
            throw Exit(65, "the log does not replay: \(visible(error.message))")
        }
    }
    if let difference = replay.difference(from: stored.snapshot) {
        throw Exit(65, "the log does not lead to this state: \(visible(difference))")
    }
    if manifest.counts != .init(stored.snapshot) {
        throw Exit(65, "the manifest's counts are not those of the state")
    }
    let text = """
        Verified: \(manifest.files.count + 1) files match the manifest of state \(manifest.serial).
        Verified: \(chain.length) entries form one chain that ends where the manifest says, \(chain.head.prefix(12))….
        Verified: replaying them from nothing gives exactly this state.
        Not proven: that nobody rewrote log and state together; hold them against git for that.

        """
    if !call.isQuiet { try call.print(Array(text.utf8)) }
    return 0
}

private func checkNames(
    _ output: PublishedOutput, _ manifest: Manifest, _ entries: [ActivityEntry], _ folder: String
) throws(Exit) {
    let known = Set(manifest.files.map { "state/\($0.name)" } + [OutputName.manifest])
        .union(entries.map { ActivityChain.segment($0.time) })
    let names: [String]
    do throws(DiskError) { names = try output.names() } catch { throw Exit(error) }
    for name in names where !known.contains(name) {
        throw Exit(65, "'\(visible(folder))/\(visible(name))' belongs to no state that this program wrote")
    }
}
