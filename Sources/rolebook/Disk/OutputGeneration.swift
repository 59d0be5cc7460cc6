/// Tells one committed state of the output from the next, whatever the size of it, by a few calls.
struct OutputGeneration: Hashable, Sendable {
    /// Inode, length and time of change of the record and of the manifest.
    private var marks: [[Int]] = []

    init() {}

    init(path: String) throws(DiskError) {
        guard let root = try Folder.open(path) else { return }
        let record = try root.folder(Workroom.name)?.status(Workroom.record)
        let manifest = try root.parent(of: OutputName.manifest)
        marks = [record, try manifest?.folder.status(manifest?.leaf ?? "")].map { status in
            guard let status else { return [] }
            let time = status.st_ctim
            return [Int(status.st_ino), Int(status.st_size), time.tv_sec, time.tv_nsec]
        }
    }
}

extension PublishedOutput {
    /// How often `reading` begins again: a run publishes in a fraction of a second.
    private static let attempts = 40

    /// Reads without a lock, and again from the start where a run has committed in the meantime: what `body` gives
    /// back is of one state. It runs more than once, so it must change nothing.
    static func reading<Value>(
        path: String, _ body: (PublishedOutput) throws(DiskError) -> Value
    ) throws(DiskError) -> Value {
        for _ in 0..<attempts {
            let output = try PublishedOutput(path: path)
            let value: Value
            do throws(DiskError) {
                value = try body(output)
            } catch {
                if try output.isCurrent() { throw error }
                continue
            }
            if try output.isCurrent() { return value }
        }
        throw DiskError(.busy, "read", path, detail: "another process, which keeps on writing")
    }
}
