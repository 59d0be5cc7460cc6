import Ledger
import Source

/// The state that the last compile left, with the end of its log; checked against its manifest.
struct StoredState: Sendable {
    let manifest: Manifest
    let snapshot: Snapshot
    /// The time of the last entry of the log.
    let lastEntry: Instant?
    /// The text of the last entry of the log, without its end.
    let lastLine: [UInt8]
    /// The name and length of the last segment of the log.
    let segment: (name: String, size: Int)?
}

/// How a state is read.
struct Reading: Sendable {
    /// Files that are read side by side.
    var jobs = 1
    /// Leaves users out, for who asks only about guests.
    var skipsUsers = false
    /// Follows the log from its first entry on; who reads all entries does that anyhow.
    var followsLog = true
    /// What was read before, whole.
    var known: StoredState?
}

extension Invocation {
    /// The state in the folder of this call.
    func readState(skipsUsers: Bool = false, followsLog: Bool = true) throws(Exit) -> StoredState? {
        progress.begin("Reading the state in '\(visible(outFolder))'")
        return try stored(
            outFolder, Reading(jobs: jobs, skipsUsers: skipsUsers, followsLog: followsLog))
    }

    /// The state in an output that nobody else writes.
    ///
    /// - Parameter known: a state read before; where the manifest is still that one, its files are not read again.
    func readState(_ output: PublishedOutput, known: StoredState?) throws(Exit) -> StoredState? {
        try stored(output, outFolder, Reading(jobs: jobs, known: known))
    }
}

/// Reads the state; `nil` where there is none. A writer may publish meanwhile: then it is read again.
private func stored(_ folder: String, _ reading: Reading) throws(Exit) -> StoredState? {
    let result: Result<StoredState?, StateError>
    do throws(DiskError) {
        result = try PublishedOutput.reading(path: folder) { output throws(DiskError) in
            try attempt(output, reading)
        }
    } catch {
        throw Exit(error)
    }
    return try taken(result, folder)
}

/// Reads the state from an output that nobody else writes.
private func stored(
    _ output: PublishedOutput, _ folder: String, _ reading: Reading
) throws(Exit) -> StoredState? {
    let result: Result<StoredState?, StateError>
    do throws(DiskError) { result = try attempt(output, reading) } catch { throw Exit(error) }
    return try taken(result, folder)
}

private func taken(_ result: Result<StoredState?, StateError>, _ folder: String) throws(Exit) -> StoredState?
{
    switch result {
    case .success(let state): return state
    case .failure(let error): throw Exit(error, folder)
    }
}

extension Exit {
    init(_ error: StateError, _ folder: String) {
        let file = "'\(visible(folder))/\(error.file)'"
        let what = visible(error.message)
        self.init(
            65,
            error.isNewer
                ? "\(file) was written by a newer rolebook: \(what). Use that one."
                : "\(file) is not what was written: \(what). Restore it from git.")
    }
}

private func attempt(
    _ output: PublishedOutput, _ reading: Reading
) throws(DiskError) -> Result<StoredState?, StateError> {
    guard let bytes = try output.read(OutputName.manifest) else {
        if let stray = try output.names().first {
            return .failure(StateError(file: stray, message: "it is there without a manifest"))
        }
        return .success(nil)
    }
    let manifest: Manifest
    do throws(JSONError) { manifest = try Manifest(bytes) } catch {
        return .failure(
            StateError(file: OutputName.manifest, message: error.message, isNewer: Manifest.isNewer(bytes)))
    }
    if let known = reading.known, known.manifest == manifest {
        return try finish(output, manifest) { known.snapshot }
    }
    if reading.followsLog, let error = try brokenLog(output, manifest, jobs: reading.jobs) {
        if case .failure(let atItsEnd) = try logEnd(output, manifest) { return .failure(atItsEnd) }
        return .failure(error)
    }
    let results = sideBySide(manifest.files.count, jobs: reading.jobs) { index in
        part(output, manifest.files[index], reading)
    }
    var parts: [Snapshot.Part] = []
    for result in results {
        switch result {
        case .success(let part): parts.append(part)
        case .failure(.state(let error)): return .failure(error)
        case .failure(.disk(let error)): throw error
        }
    }
    return try finish(output, manifest) { () throws(StateError) in try Snapshot(parts: parts) }
}

/// What may go wrong with one file of a state.
private enum PartFault: Error {
    case disk(DiskError)
    case state(StateError)
}

/// One file of the state, checked against its digest and read.
private func part(
    _ output: PublishedOutput, _ file: (name: String, digest: String), _ reading: Reading
) -> Result<Snapshot.Part, PartFault> {
    let name = "state/\(file.name)"
    let bytes: [UInt8]?
    do throws(DiskError) { bytes = try output.read(name) } catch { return .failure(.disk(error)) }
    guard let bytes else { return .failure(.state(StateError(file: name, message: "it is missing"))) }
    guard SHA256.hex(of: bytes) == file.digest else {
        return .failure(.state(StateError(file: name, message: "its digest differs from the manifest's")))
    }
    do throws(StateError) {
        return .success(try Snapshot.Part(name: file.name, bytes: bytes, skipsUsers: reading.skipsUsers))
    } catch {
        return .failure(.state(error))
    }
}

private func finish(
    _ output: PublishedOutput, _ manifest: Manifest, _ snapshot: () throws(StateError) -> Snapshot
) throws(DiskError) -> Result<StoredState?, StateError> {
    let end: LogEnd
    switch try logEnd(output, manifest) {
    case .success(let found): end = found
    case .failure(let error): return .failure(error)
    }
    do throws(StateError) {
        return .success(
            StoredState(
                manifest: manifest, snapshot: try snapshot(), lastEntry: end.time,
                lastLine: end.line,
                segment: end.segment))
    } catch {
        return .failure(error)
    }
}

private struct LogEnd {
    var time: Instant?
    var line: [UInt8] = []
    var segment: (name: String, size: Int)?
}

/// The last entry of the log, which has to be the one that the manifest anchors.
private func logEnd(_ output: PublishedOutput, _ manifest: Manifest) throws(DiskError) -> Result<
    LogEnd, StateError
> {
    let segments = try output.names().filter { $0.hasPrefix("activity/") }
    guard let name = segments.last else {
        return manifest.logLength == 0
            ? .success(LogEnd()) : .failure(StateError(file: "activity", message: "the log is missing"))
    }
    var window = 1 << 16
    while let (tail, size) = try output.readTail(name, bytes: window) {
        guard tail.last == UInt8(ascii: "\n") else {
            return .failure(StateError(file: name, message: "the last line is cut off"))
        }
        let lines = tail.dropLast()
        guard
            let start = lines.lastIndex(of: UInt8(ascii: "\n")).map({ $0 + 1 })
                ?? (size == tail.count ? 0 : nil)
        else {
            window *= 8
            continue
        }
        let line = lines[start...]
        do throws(JSONError) {
            let entry = try ActivityEntry(line: line)
            guard entry.seq == manifest.logLength, entry.hash == manifest.logHead,
                entry.sealed.hash == entry.hash
            else {
                return .failure(
                    StateError(file: name, message: "its last entry is not the one that the manifest names"))
            }
            return .success(LogEnd(time: entry.time, line: Array(line), segment: (name, size)))
        } catch {
            return .failure(StateError(file: name, message: "the last entry does not read: \(error.message)"))
        }
    }
    return .failure(StateError(file: name, message: "the log is missing"))
}
