import Glibc

/// Files that must not be there yet: all of them are written, or none is.
struct NewFiles {
    private let root: Folder
    private var files: [(folder: Folder, name: String)] = []
    private var folders: [(parent: Folder, name: String)] = []

    init(_ root: Folder) { self.root = root }

    /// Writes files, given by their paths below the folder. What was made before a fault is taken back.
    mutating func write(_ new: [(path: String, bytes: [UInt8])]) throws(DiskError) {
        do throws(DiskError) {
            for file in new { try write(file.bytes, to: file.path) }
            for (parent, _) in folders { try parent.sync() }
            for (folder, _) in files { try folder.sync() }
        } catch {
            takeBack()
            throw error.meaning(.cannotWrite)
        }
    }

    private mutating func write(_ bytes: [UInt8], to path: String) throws(DiskError) {
        let parts = path.split(separator: "/").map(String.init)
        var folder = root
        for part in parts.dropLast() {
            let isNew = try folder.status(part) == nil
            let inner = try folder.makeFolder(part)
            if isNew { folders.append((folder, part)) }
            folder = inner
        }
        let name = parts.last ?? path
        let file = try folder.writableFile(name, O_WRONLY | O_CREAT | O_EXCL)
        files.append((folder, name))
        try file.write(bytes)
        try file.sync()
    }

    private func takeBack() {
        for (folder, name) in files.reversed() { try? folder.remove(name) }
        for (parent, name) in folders.reversed() { try? parent.removeEmptyFolder(name) }
    }
}

extension Folder {
    /// What stands at a path below this folder, the link itself where it is one.
    func holds(_ path: String) throws(DiskError) -> Bool {
        guard let (folder, leaf) = try parent(of: path) else { return false }
        return try folder.status(leaf) != nil
    }
}
