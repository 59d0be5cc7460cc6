import Ledger
import Source

/// Checks everything that can be checked without a second witness, holds the log against the one at a commit where
/// one is named, and says what that proves.
func verifyLog(_ call: Invocation) throws(Exit) -> Int32 {
    let base = try call["--base"].map { name throws(Exit) in try LogAtCommit(name, below: call.outFolder) }
    let output = try call.openOutput()
    guard let stored = try call.readState(followsLog: false) else {
        throw Exit(66, "there is no state in '\(visible(call.outFolder))'")
    }
    let segments = try logSegments(output)
    let (entries, chain) = try call.entries(segments)
    try check(chain, against: stored.manifest)
    try checkNames(output, stored.manifest, entries, call.outFolder)
    try check(entries, leadTo: stored)
    try base?.checkBegins(segments)
    let manifest = stored.manifest
    var proof =
        base?.proof
        ?? Proof(open: ["that nobody rewrote log and state together; `--base` holds them against git."])
    proof.proven =
        [
            "\(manifest.files.count + 1) files match the manifest of state \(manifest.serial).",
            "\(chain.length) entries form one chain that ends where the manifest says, \(chain.head.prefix(12))….",
            "replaying them from nothing gives exactly this state.",
        ] + proof.proven
    if call["--format"] == "json" {
        try call.print(proof.json)
    } else if !call.isQuiet {
        try call.print(proof.text)
    }
    return 0
}

private func check(_ chain: ActivityChain, against manifest: Manifest) throws(Exit) {
    guard chain.length == manifest.logLength, chain.head == manifest.logHead else {
        throw Exit(
            65,
            "the log has \(chain.length) entries and ends in \(chain.head), but the manifest names \(manifest.logLength) and \(manifest.logHead)"
        )
    }
}

private func check(_ entries: [ActivityEntry], leadTo stored: StoredState) throws(Exit) {
    var replay = Replay()
    for entry in entries {
        do throws(JSONError) { try replay.apply(entry) } catch {
            throw Exit(65, "the log does not replay: \(visible(error.message))")
        }
    }
    if let difference = replay.difference(from: stored.snapshot) {
        throw Exit(65, "the log does not lead to this state: \(visible(difference))")
    }
    if stored.manifest.counts != .init(stored.snapshot) {
        throw Exit(65, "the manifest's counts are not those of the state")
    }
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

/// What a check has shown, and what it leaves open.
private struct Proof {
    var proven: [String] = []
    var open: [String]

    var text: [UInt8] {
        let lines = proven.map { "Verified: \($0)\n" } + open.map { "Not proven: \($0)\n" }
        return Array(lines.joined().utf8)
    }

    var json: [UInt8] {
        var writer = JSONWriter(capacity: 1024)
        writer.beginObject()
        writer.count("format_version", 1)
        writer.tool()
        writer.key("verified")
        writer.value(.array(proven.map { .string($0) }))
        writer.key("not_proven")
        writer.value(.array(open.map { .string($0) }))
        writer.endObject()
        writer.newline()
        return logSafe(writer.bytes)
    }
}

/// The log as it was at a commit: a witness that whoever rewrites `out/` cannot reach.
private struct LogAtCommit {
    /// As it was asked for, with the id of the commit.
    let name: String
    private let bytes: [UInt8]

    init(_ name: String, below folder: String) throws(Exit) {
        let tree = try GitTree(name)
        self.name = "'\(visible(name))' (\(tree.commit.prefix(12)))"
        bytes = try tree.files(below: "\(folder)/activity").flatMap(\.bytes)
    }

    /// How many entries it had.
    var entries: Int { bytes.count { $0 == UInt8(ascii: "\n") } }

    /// What it proves once it begins the present log.
    var proof: Proof {
        if bytes.isEmpty { return Proof(open: ["anything by \(name), where there was no log."]) }
        return Proof(
            proven: ["the log at \(name) begins this one, byte for byte, with \(entries) entries."],
            open: ["that the log at \(name) was true, and that nobody rewrote what came after it."])
    }

    /// Its bytes have to be the first of this log.
    func checkBegins(_ segments: LogSegments) throws(Exit) {
        let present = segments.flatMap(\.bytes)
        if present.starts(with: bytes) { return }
        let parting = zip(bytes, present).enumerated().first { $1.0 != $1.1 }?.offset
        guard let parting else {
            let left = present.count { $0 == UInt8(ascii: "\n") }
            throw Exit(
                65,
                "the log at \(name) has \(entries) entries, but this one ends after \(left): its end was cut off"
            )
        }
        let number = bytes[..<parting].count { $0 == UInt8(ascii: "\n") } + 1
        throw Exit(
            65,
            "the log at \(name) does not begin this one: entry \(number) is another. Somebody rewrote the log."
        )
    }
}
