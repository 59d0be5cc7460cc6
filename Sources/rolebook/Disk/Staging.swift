import Glibc

/// Everything up to the switch: whatever fails here leaves the old state as it was.
struct Staging {
    let root: Folder
    let workroom: Workroom

    /// How many files are written before the first of them is synced. The kernel writes them while we go on, and
    /// one journal commit covers them all.
    static let batch = 64

    /// Puts the change into the stage, and its record beside it under the name of a draft, all of it synced.
    func stage(_ transaction: Transaction) throws(DiskError) -> CommitRecord {
        let stage = try workroom.folder.makeFolder(Workroom.stage)
        let sorted = inOrder(transaction)
        var around: [String: Folder] = [:]
        for step in sorted { try checkTarget(step, &around) }
        var operations: [(name: String, operation: CommitRecord.Operation)] = []
        var open: [OpenFile] = []
        for (number, step) in sorted.enumerated() {
            guard let bytes = step.bytes else {
                operations.append((step.name, .remove))
                continue
            }
            let file = try stage.writableFile(String(number), O_WRONLY | O_CREAT | O_EXCL)
            try file.write(bytes)
            file.startWriteback()
            open.append(file)
            if open.count == Staging.batch { try syncAll(&open) }
            let staged = CommitRecord.Staged(
                number: number, length: bytes.count, checksum: Disk.checksum(bytes))
            operations.append(
                (step.name, step.growth.map { .append(staged, offset: $0) } ?? .write(staged)))
        }
        try syncAll(&open)
        try stage.sync()
        // Whether this run made these folders or one that was interrupted, nobody knows: their names must last,
        // or a file that is moved there would be lost with them.
        for folder in around.values.sorted(by: { $0.path > $1.path }) { try folder.sync() }
        try root.sync()
        try root.syncParent()
        return try draft(operations)
    }

    private func draft(
        _ operations: [(name: String, operation: CommitRecord.Operation)]
    ) throws(DiskError) -> CommitRecord {
        guard let record = CommitRecord(operations) else {
            throw DiskError(.cannotWrite, "commit", root.path, code: EINVAL)
        }
        let file = try workroom.folder.writableFile(Workroom.draft, O_WRONLY | O_CREAT | O_EXCL)
        try file.write(record.bytes)
        try file.sync()
        try workroom.folder.sync()
        return record
    }

    private func syncAll(_ files: inout [OpenFile]) throws(DiskError) {
        for file in files { try file.sync() }
        files.removeAll(keepingCapacity: true)
    }

    /// One file of the change; without bytes it goes.
    private struct Step {
        let name: String
        /// Where the bytes stand, in a file that grows.
        var offset: Int?
        let bytes: [UInt8]?

        /// A file that begins is written whole, like any other.
        var growth: Int? { offset.flatMap { $0 > 0 ? $0 : nil } }
    }

    /// In byte order, but the manifest last: it anchors the others.
    private func inOrder(_ transaction: Transaction) -> [Step] {
        let steps =
            transaction.writes.map { Step(name: $0.name, bytes: $0.bytes) }
            + transaction.removals.map { Step(name: $0, bytes: nil) }
            + transaction.appends.map { Step(name: $0.name, offset: $0.offset, bytes: $0.bytes) }
        return steps.sorted { left, right in
            let isLast = (left.name == OutputName.manifest, right.name == OutputName.manifest)
            return isLast.0 == isLast.1
                ? left.name.utf8.lexicographicallyPrecedes(right.name.utf8) : isLast.1
        }
    }

    /// Finds out now what would keep the file from being published after the switch, when there is no way back.
    private func checkTarget(_ step: Step, _ around: inout [String: Folder]) throws(DiskError) {
        precondition(OutputName.isValid(step.name), "not a name of the output: \(step.name)")
        guard let (folder, leaf) = try parent(of: step, &around) else { return }
        guard faccessat(folder.descriptor, ".", W_OK | X_OK, AT_EACCESS) == 0 else {
            throw DiskError(.cannotWrite, "faccessat", folder.path, code: errno)
        }
        let status = try folder.status(leaf)
        if let status, status.st_mode & S_IFMT != S_IFREG {
            let isLink = status.st_mode & S_IFMT == S_IFLNK
            throw DiskError(
                .cannotWrite, "fstatat", folder.path(of: leaf),
                detail: isLink ? "it is a symbolic link" : "it is not a regular file")
        }
        guard let offset = step.offset else { return }
        let length = Int(status?.st_size ?? 0)
        guard length == offset else {
            throw DiskError(
                .damaged, "fstatat", folder.path(of: leaf),
                detail: "it has \(length) bytes, not the \(offset) that were committed")
        }
        if offset > 0 { try reserve(offset + (step.bytes?.count ?? 0), for: leaf, in: folder, from: offset) }
    }

    /// The folder of the file, made where it is missing, and in `around` those that hold a folder we need.
    private func parent(
        of step: Step, _ around: inout [String: Folder]
    ) throws(DiskError) -> (folder: Folder, leaf: String)? {
        if step.bytes == nil { return try root.parent(of: step.name) }
        var way: [Folder] = []
        let found = try root.makeParent(of: step.name) { way.append($0) }
        for folder in way.dropFirst().dropLast() { around[folder.path] = folder }
        return found
    }

    /// Has the disk set aside what the segment will grow by, without growing it: a full disk is met before the
    /// switch. A file system that cannot is left to chance; then the record keeps the change.
    private func reserve(
        _ length: Int, for leaf: String, in folder: Folder, from offset: Int
    ) throws(DiskError) {
        let file = try folder.writableFile(leaf, O_WRONLY)
        var limit = rlimit()
        if getrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0, UInt(length) > limit.rlim_cur {
            throw DiskError(.cannotWrite, "getrlimit", file.path, code: EFBIG)
        }
        guard file.reserve(length - offset, at: offset) != 0 else { return }
        guard [ENOSPC, EDQUOT, EIO, EFBIG].contains(errno) else { return }
        throw DiskError(.cannotWrite, "fallocate", file.path, code: errno)
    }
}
