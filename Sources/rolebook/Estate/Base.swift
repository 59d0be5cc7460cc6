import Compiler
import Ledger
import Source

/// A state that changes are counted from.
struct Base: Sendable {
    let snapshot: Snapshot
    let digest: String
    let serial: Int
    /// The moment before which no run may be; `nil` where there is no log.
    let last: Instant?

    init(_ stored: StoredState) {
        snapshot = stored.snapshot
        digest = stored.manifest.stateDigest
        serial = stored.manifest.serial
        last = stored.lastEntry ?? stored.manifest.time
    }

    /// Declarations that were never compiled into a state.
    init(uncompiled snapshot: Snapshot) {
        self.snapshot = snapshot
        let files = snapshot.stateFiles().map { (name: $0.name, digest: SHA256.hex(of: $0.bytes)) }
        digest =
            Manifest(
                tool: "", time: Instant(seconds: 0), serial: 0, counts: .init(snapshot), files: files,
                logLength: 0,
                logHead: ""
            ).stateDigest
        serial = 0
        last = nil
    }
}

extension Invocation {
    /// The state at a commit: `out/state` there, or, where the commit has none, its declarations compiled in memory.
    /// Nothing is checked out and nothing written.
    func base(at name: String) throws(Exit) -> Base? {
        let tree = try GitTree(name)
        let state = try tree.files(below: "\(outFolder)/state")
        if !state.isEmpty { return try stored(state, name) }
        let files = try tree.files(below: configFolder)
        if files.isEmpty { return nil }
        let input = CompileInput(files: configFiles(files), now: now, zones: zones, jobs: jobs)
        let compilation = Compiler.compile(input)
        guard let snapshot = compilation.snapshot else {
            let words = try lineWords()
            throw Exit(65, words("declared.errors-at", visible(name), words.summary(compilation)))
        }
        return Base(uncompiled: snapshot)
    }

    private func configFiles(_ files: [(path: String, bytes: [UInt8])]) -> [ConfigFile] {
        let prefix = "\(configFolder)/"
        return files.compactMap { file in
            let name = String(file.path.dropFirst(prefix.count))
            if isPassedOver(name) { return nil }
            return ConfigFile(name: name, path: file.path, content: .text(file.bytes))
        }
    }

    private func stored(_ state: [(path: String, bytes: [UInt8])], _ name: String) throws(Exit) -> Base? {
        let prefix = "\(outFolder)/"
        let files = Dictionary(state.map { (String($0.path.dropFirst(prefix.count)), $0.bytes) }) {
            first, _ in first
        }
        do throws(StateError) {
            return try Base(files: files)
        } catch {
            throw Exit(
                65,
                "the state at '\(visible(name))' is not what was written: \(error.file): \(visible(error.message))"
            )
        }
    }
}

extension Base {
    /// A state from its files, each checked against the manifest.
    fileprivate init(files: [String: [UInt8]]) throws(StateError) {
        guard let bytes = files[OutputName.manifest] else {
            throw StateError(file: OutputName.manifest, message: "it is missing")
        }
        let manifest: Manifest
        do throws(JSONError) { manifest = try Manifest(bytes) } catch {
            throw StateError(file: OutputName.manifest, message: error.message)
        }
        var parts: [Snapshot.Part] = []
        for (name, digest) in manifest.files {
            guard let bytes = files["state/\(name)"], SHA256.hex(of: bytes) == digest else {
                throw StateError(file: "state/\(name)", message: "its digest differs from the manifest's")
            }
            parts.append(try Snapshot.Part(name: name, bytes: bytes))
        }
        snapshot = try Snapshot(parts: parts)
        digest = manifest.stateDigest
        serial = manifest.serial
        last = manifest.time
    }
}
