/// The folder `out/`, held with its lock, and in order: what an earlier run had committed is published, what it
/// had not is gone. The kernel gives the lock free when the process ends.
///
/// A log segment needs no cutting: it grows only after the record of its growth stands, so a tail beyond the
/// committed length comes from an interrupted publishing, which the record repairs. Any other tail was written by
/// hand, and a commit that would run over it is refused.
struct LockedOutput: ~Copyable {
    let root: Folder
    let workroom: Workroom
    private let lock: OpenFile

    /// Makes `out/` and `out/.rolebook/` where they are missing, waits for the lock, and puts the output in order.
    init(path: String, waitSeconds: Int = 10) throws(DiskError) {
        do throws(DiskError) {
            (root, workroom, lock) = try LockedOutput.take(path, waitSeconds)
        } catch {
            throw error.kind == .unreadable ? error.meaning(.cannotWrite) : error
        }
    }

    private static func take(
        _ path: String, _ waitSeconds: Int
    ) throws(DiskError) -> (Folder, Workroom, OpenFile) {
        let root = try Folder.create(path)
        let workroom = Workroom(folder: try root.makeFolder(Workroom.name))
        let lock = try OutputLock.take(in: workroom.folder, waitSeconds: waitSeconds)
        if let record = try workroom.record() {
            try Publication(root: root, workroom: workroom, record: record, isOwn: false).run()
        } else {
            try workroom.sweep()
        }
        return (root, workroom, lock)
    }

    /// As it was when the lock was taken, or as the last successful `commit` left it.
    var published: PublishedOutput { PublishedOutput(locked: root) }

    /// Makes the change, all or nothing. What it throws says which: `.notDurable` means that it is made,
    /// and that the next one who takes the lock finishes what is left to do.
    func commit(_ transaction: Transaction) throws(DiskError) {
        guard !transaction.isEmpty else { return }
        let record: CommitRecord
        do throws(DiskError) {
            record = try Staging(root: root, workroom: workroom).stage(transaction)
            try workroom.folder.rename(Workroom.draft, to: workroom.folder, Workroom.record)
        } catch {
            try? workroom.sweep()
            throw error.kind == .unreadable ? error.meaning(.cannotWrite) : error
        }
        do throws(DiskError) {
            try workroom.folder.sync()
            try Publication(root: root, workroom: workroom, record: record, isOwn: true).run()
        } catch {
            throw error.meaning(.notDurable)
        }
    }
}
