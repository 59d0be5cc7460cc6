/// The folder `out/`, read as the last committed run left it: where a run was interrupted between its switch and
/// the publishing, through its record. Opens nothing for writing, needs no lock and no hand.
///
/// A run may publish while this reads. The single file is then still whole, but two files may be of two states:
/// `isCurrent` tells, and `reading` begins again by itself.
struct PublishedOutput: Sendable {
    private let path: String
    private let generation: OutputGeneration
    private let root: Folder?
    private let record: CommitRecord?
    private let stage: Folder?

    /// A missing folder is an empty output.
    init(path: String) throws(DiskError) {
        self.path = path
        // Before the record is read: one that is written from now on must count as a change.
        generation = try OutputGeneration(path: path)
        root = try Folder.open(path)
        guard let workroom = try root?.folder(Workroom.name) else {
            record = nil
            stage = nil
            return
        }
        record = try Workroom(folder: workroom).record()
        stage = record == nil ? nil : try workroom.folder(Workroom.stage)
    }

    /// The output under a lock, where nothing is left to be published.
    init(locked root: Folder) {
        path = root.path
        generation = OutputGeneration()
        self.root = root
        record = nil
        stage = nil
    }

    /// Every file below `state/` and `activity/`, relative to the folder, in byte order.
    func names() throws(DiskError) -> [String] {
        var names: Set<String> = []
        for folder in OutputName.folders {
            if let opened = try root?.folder(folder) {
                try collect(opened, below: folder + "/", into: &names)
            }
        }
        for (name, operation) in record?.operations ?? [] {
            if case .remove = operation { names.remove(name) } else { names.insert(name) }
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// Whether no run has committed or published anything since this was opened.
    func isCurrent() throws(DiskError) -> Bool {
        try OutputGeneration(path: path) == generation
    }

    /// The bytes of a file, or nothing where there is none.
    func read(_ name: String) throws(DiskError) -> [UInt8]? {
        try open(name)?.bytes(of: nil)
    }

    /// The last bytes of a file, at most `bytes` of them, and how long it is. Segments of the log may be large.
    func readTail(_ name: String, bytes: Int) throws(DiskError) -> (bytes: [UInt8], fileSize: Int)? {
        guard let file = try open(name) else { return nil }
        let size = try file.length()
        return (try file.bytes(of: max(0, size - bytes)..<size), size)
    }

    private func collect(
        _ folder: Folder, below prefix: String, into names: inout Set<String>
    ) throws(DiskError) {
        for entry in try folder.entries() {
            guard let name = entry.text else {
                throw DiskError(
                    .unreadable, "readdir", folder.path, detail: "it holds a name that is not UTF-8")
            }
            if entry.kind == .folder {
                guard let inner = try folder.folder(name) else { continue }
                try collect(inner, below: prefix + name + "/", into: &names)
            } else {
                names.insert(prefix + name)
            }
        }
    }

    /// The file of that name as committed: published, still in the stage, or half of it here and half there.
    private func open(_ name: String) throws(DiskError) -> CommittedFile? {
        let operation = record?[name]
        if case .remove = operation { return nil }
        let parent = try root?.parent(of: name)
        let published = try parent?.folder.file(parent?.leaf ?? "")
        let path = "\(self.path)/\(name)"
        switch operation {
        case .write(let staged):
            let file = try stage?.file(String(staged.number)) ?? published
            return CommittedFile(path: path, base: nil, rest: file, staged: staged)
        case .append(let staged, let offset):
            let rest = try stage?.file(String(staged.number))
            return CommittedFile(path: path, base: (published, offset), rest: rest, staged: staged)
        case .remove, nil:
            return published.map { CommittedFile(path: path, base: nil, rest: $0, staged: nil) }
        }
    }
}
