import Glibc

/// The folder `reviews/` of the declarations: the only one of them that the program writes.
struct ReviewFolder {
    private let parent: Folder
    private let folder: Folder

    /// Opens it, made where it is missing.
    init(config path: String) throws(DiskError) {
        guard let parent = try Folder.open(path) else {
            throw DiskError(.unreadable, "openat", path, code: ENOENT)
        }
        self.parent = parent
        do throws(DiskError) { folder = try parent.makeFolder("reviews") } catch {
            throw error.kind == .unreadable ? error.meaning(.cannotWrite) : error
        }
    }

    /// Writes a new file, whole or not at all; one that is there, under either name, is left alone.
    func create(_ name: String, beside other: String, _ bytes: [UInt8]) throws(DiskError) {
        for taken in [name, other] where try folder.status(taken) != nil {
            throw DiskError(.cannotWrite, "linkat", folder.path(of: taken), code: EEXIST)
        }
        let draft = try draft(of: name, bytes, mode: nil)
        guard retrying({ linkat(folder.descriptor, draft, folder.descriptor, name, 0) }) == 0 else {
            let code = errno
            try folder.remove(draft)
            throw DiskError(.cannotWrite, "linkat", folder.path(of: name), code: code)
        }
        try lasting {
            () throws(DiskError) in
            try folder.remove(draft)
            try folder.sync()
            try parent.sync()
        }
    }

    /// Puts a new text in the place of the one that was read, if that is still there.
    func replace(_ name: String, _ old: [UInt8], with bytes: [UInt8]) throws(DiskError) {
        guard let file = try folder.file(name), try file.readAll() == old else {
            throw DiskError(.cannotWrite, "read", folder.path(of: name), detail: "it changed meanwhile")
        }
        let draft = try draft(of: name, bytes, mode: try file.status().st_mode & 0o777)
        do throws(DiskError) { try folder.rename(draft, to: folder, name) } catch {
            try folder.remove(draft)
            throw error
        }
        try lasting { () throws(DiskError) in try folder.sync() }
    }

    /// Writes a text under a hidden name, which no command reads.
    private func draft(of name: String, _ bytes: [UInt8], mode: mode_t?) throws(DiskError) -> String {
        let draft = ".\(name).\(getpid())"
        try folder.remove(draft)
        let file = try folder.writableFile(draft, O_WRONLY | O_CREAT | O_EXCL)
        do throws(DiskError) {
            try file.write(bytes)
            if let mode, fchmod(file.descriptor, mode) != 0 {
                throw DiskError(.cannotWrite, "fchmod", file.path, code: errno)
            }
            try file.sync()
        } catch {
            try folder.remove(draft)
            throw error
        }
        return draft
    }

    /// From here on the file has its name: what fails now is only that it may not last.
    private func lasting(_ work: () throws(DiskError) -> Void) throws(DiskError) {
        do throws(DiskError) { try work() } catch { throw error.meaning(.notDurable) }
    }
}
