import Glibc

/// One name in a folder, as the disk has it: its bytes need not be text.
struct FolderEntry {
    enum Kind { case file, folder, symbolicLink, other }

    let name: [UInt8]
    let kind: Kind

    /// The name as text, where it is valid UTF-8.
    var text: String? { String(validating: name, as: UTF8.self) }
    var isHidden: Bool { name.first == UInt8(ascii: ".") }
}

extension Folder {
    /// What the folder holds, in byte order of names, read through a descriptor of its own.
    /// Stops after `limit` entries; then there is one more than that.
    func entries(limit: Int = .max) throws(DiskError) -> [FolderEntry] {
        let copy = retrying { openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
        guard copy >= 0 else { throw DiskError(.unreadable, "openat", path, code: errno) }
        guard let stream = fdopendir(copy) else {
            let code = errno
            close(copy)
            throw DiskError(.unreadable, "fdopendir", path, code: code)
        }
        defer { closedir(stream) }
        var entries: [FolderEntry] = []
        while entries.count <= limit {
            errno = 0
            guard let entry = readdir(stream) else {
                guard errno == 0 else { throw DiskError(.unreadable, "readdir", path, code: errno) }
                break
            }
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
            if name == Array(".".utf8) || name == Array("..".utf8) { continue }
            entries.append(FolderEntry(name: name, kind: kind(of: name, type: entry.pointee.d_type)))
        }
        entries.sort { $0.name.lexicographicallyPrecedes($1.name) }
        return entries
    }

    private func kind(of name: [UInt8], type: UInt8) -> FolderEntry.Kind {
        switch Int(type) {
        case DT_REG: return .file
        case DT_DIR: return .folder
        case DT_LNK: return .symbolicLink
        case DT_UNKNOWN: break
        default: return .other
        }
        // Some file systems do not tell with the name.
        var status = stat()
        let text = (name + [0]).map { CChar(bitPattern: $0) }
        guard fstatat(descriptor, text, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return .other }
        switch status.st_mode & S_IFMT {
        case S_IFREG: return .file
        case S_IFDIR: return .folder
        case S_IFLNK: return .symbolicLink
        default: return .other
        }
    }
}
