/// The folder `out/.rolebook`, the one place where unfinished things lie: the lock, the commit record, the stage.
/// Nothing in it is for a reader of the output, and git does not see it.
struct Workroom {
    static let name = ".rolebook"
    static let lock = "lock"
    static let record = "record"
    static let draft = "record.tmp"
    static let stage = "stage"
    static let page = "page"

    let folder: Folder

    /// The record of a committed change that is not published yet. A record that does not hold together was never
    /// committed: it is named so only after it has reached the disk whole.
    func record() throws(DiskError) -> CommitRecord? {
        guard let file = try folder.file(Workroom.record) else { return nil }
        let bytes = try file.readAll()
        if CommitRecord.isForeign(bytes) {
            throw DiskError(.damaged, "read", file.path, detail: "another version of rolebook wrote it")
        }
        return CommitRecord(bytes: bytes)
    }

    /// Removes everything but the lock. Only for the one who holds it, and after a standing record is published.
    func sweep() throws(DiskError) {
        for entry in try folder.entries() {
            guard let name = entry.text, name != Workroom.lock else { continue }
            try Workroom.remove(name, entry.kind, in: folder)
        }
    }

    private static func remove(_ name: String, _ kind: FolderEntry.Kind, in folder: Folder) throws(DiskError)
    {
        guard kind == .folder else { return try folder.remove(name) }
        guard let inner = try folder.folder(name) else { return }
        for entry in try inner.entries() {
            if let name = entry.text { try remove(name, entry.kind, in: inner) }
        }
        try folder.removeEmptyFolder(name)
    }
}
