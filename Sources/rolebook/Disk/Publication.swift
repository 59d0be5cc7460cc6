import Glibc

/// Everything after the switch: brings `state/` and `activity/` to what the record says, then removes it.
/// Each step may be done again, so an interruption at any point costs nothing.
struct Publication {
    let root: Folder
    let workroom: Workroom
    let record: CommitRecord
    /// Whether this process staged it; what another left is compared with its checksums first.
    let isOwn: Bool

    func run() throws(DiskError) {
        let stage = try workroom.folder.folder(Workroom.stage)
        var touched: [String: Folder] = [:]
        for (name, operation) in record.operations {
            let (folder, leaf) = try root.makeParent(of: name) { touched[$0.path] = $0 }
            switch operation {
            case .write(let staged): try write(staged, from: stage, to: folder, leaf)
            case .append(let staged, let offset):
                try append(staged, from: stage, to: folder, leaf, at: offset)
            case .remove: try folder.remove(leaf)
            }
        }
        for folder in touched.values.sorted(by: { $0.path > $1.path }) { try folder.sync() }
        try workroom.folder.remove(Workroom.record)
        try workroom.sweep()
        // A record that came back after a power cut would meet the stage of a later run.
        try workroom.folder.sync()
    }

    private func write(
        _ staged: CommitRecord.Staged, from stage: Folder?, to folder: Folder, _ leaf: String
    ) throws(DiskError) {
        let source = String(staged.number)
        if let stage, isOwn {
            return try stage.rename(source, to: folder, leaf)
        }
        if let stage, let file = try stage.file(source) {
            try check(try file.readAll(), staged, file.path)
            return try stage.rename(source, to: folder, leaf)
        }
        guard let file = try folder.file(leaf) else { throw lost(folder.path(of: leaf)) }
        try check(try file.readAll(), staged, file.path)
    }

    private func append(
        _ staged: CommitRecord.Staged, from stage: Folder?, to folder: Folder, _ leaf: String, at offset: Int
    ) throws(DiskError) {
        let file = try folder.writableFile(leaf, O_RDWR)
        guard try file.regularLength() >= offset else { throw lost(file.path) }
        if let source = try stage?.file(String(staged.number)) {
            let bytes = try source.readAll()
            try check(bytes, staged, source.path)
            try file.write(bytes, at: offset)
            try file.truncate(to: offset + bytes.count)
            try file.sync()
        } else {
            try check(try file.read(at: offset, count: staged.length), staged, file.path)
        }
    }

    private func check(
        _ bytes: [UInt8], _ staged: CommitRecord.Staged, _ path: String
    ) throws(DiskError) {
        guard staged.matches(bytes) else { throw lost(path) }
    }

    /// Somebody was here between the two runs, for instance with `git checkout`.
    private func lost(_ path: String) -> DiskError {
        let record = "\(workroom.folder.path)/\(Workroom.record)"
        return DiskError(
            .damaged, "publish", path,
            detail: "it is not what the interrupted run committed; restore the output and remove `\(record)`")
    }
}
