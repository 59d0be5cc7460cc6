import Glibc

/// An open folder. What lies below it is reached one name at a time from its descriptor, so that neither a
/// symbolic link nor a folder swapped in the meantime leads anywhere else.
final class Folder: Sendable {
    let descriptor: Int32
    /// As it stands in messages.
    let path: String

    private init(_ descriptor: Int32, path: String) {
        self.descriptor = descriptor
        self.path = path
    }

    deinit { close(descriptor) }

    private static let flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC

    /// Opens the folder at a path: what leads to it is followed as usual, the last name of it is not.
    /// Nothing where there is none.
    static func open(_ path: String) throws(DiskError) -> Folder? {
        let path = withoutTrailingSlashes(path)
        return try found(at: path, retrying { openat(AT_FDCWD, path, flags) }, in: AT_FDCWD, name: path)
    }

    /// The same, made where there is none. That lasts only after `syncParent`.
    static func create(_ path: String) throws(DiskError) -> Folder {
        if let folder = try open(path) { return folder }
        let path = withoutTrailingSlashes(path)
        guard retrying({ mkdir(path, 0o755) }) == 0 || errno == EEXIST else {
            throw DiskError(.cannotWrite, "mkdir", path, code: errno)
        }
        guard let folder = try open(path) else { throw DiskError(.cannotWrite, "open", path, code: ENOENT) }
        return folder
    }

    /// The folder of that name in this one, or nothing.
    func folder(_ name: String) throws(DiskError) -> Folder? {
        let opened = retrying { openat(descriptor, name, Folder.flags) }
        return try Folder.found(at: path(of: name), opened, in: descriptor, name: name)
    }

    /// The folder of that name in this one, made where there is none. That lasts only after `sync`.
    func makeFolder(_ name: String) throws(DiskError) -> Folder {
        if let folder = try folder(name) { return folder }
        guard retrying({ mkdirat(descriptor, name, 0o755) }) == 0 || errno == EEXIST else {
            throw DiskError(.cannotWrite, "mkdirat", path(of: name), code: errno)
        }
        guard let folder = try folder(name) else {
            throw DiskError(.cannotWrite, "openat", path(of: name), code: ENOENT)
        }
        return folder
    }

    /// Opens a file to be read, or nothing where there is none. A pipe does not block.
    func file(_ name: String) throws(DiskError) -> OpenFile? {
        let flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY
        let opened = retrying { openat(descriptor, name, flags) }
        if opened >= 0 { return OpenFile(opened, path: path(of: name)) }
        let code = errno
        if code == ENOENT { return nil }
        throw DiskError(
            .unreadable, "openat", path(of: name), code: code,
            detail: code == ELOOP ? "it is a symbolic link" : nil)
    }

    /// Opens a file to be written, with `O_CREAT` and the like in `flags`.
    func writableFile(_ name: String, _ flags: Int32) throws(DiskError) -> OpenFile {
        let opened = retrying {
            openat(descriptor, name, flags | O_NOFOLLOW | O_CLOEXEC | O_NOCTTY, 0o644)
        }
        if opened >= 0 { return OpenFile(opened, path: path(of: name)) }
        let code = errno
        throw DiskError(
            .cannotWrite, "openat", path(of: name), code: code,
            detail: code == ELOOP ? "it is a symbolic link" : nil)
    }

    /// What stands under a name, the link itself where it is one; nothing where there is nothing.
    func status(_ name: String) throws(DiskError) -> stat? {
        var status = stat()
        if fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 { return status }
        if errno == ENOENT { return nil }
        throw DiskError(.unreadable, "fstatat", path(of: name), code: errno)
    }

    func rename(_ name: String, to target: Folder, _ newName: String) throws(DiskError) {
        guard retrying({ renameat(descriptor, name, target.descriptor, newName) }) == 0 else {
            throw DiskError(.cannotWrite, "renameat", target.path(of: newName), code: errno)
        }
    }

    /// Removes a file; that there is none is as good.
    func remove(_ name: String) throws(DiskError) {
        guard retrying({ unlinkat(descriptor, name, 0) }) == 0 || errno == ENOENT else {
            throw DiskError(.cannotWrite, "unlinkat", path(of: name), code: errno)
        }
    }

    /// Removes a folder if it is empty.
    func removeEmptyFolder(_ name: String) throws(DiskError) {
        guard
            retrying({ unlinkat(descriptor, name, AT_REMOVEDIR) }) == 0
                || [ENOENT, ENOTEMPTY, EEXIST, EBUSY].contains(errno)
        else { throw DiskError(.cannotWrite, "unlinkat", path(of: name), code: errno) }
    }

    /// Makes the names in this folder last.
    func sync() throws(DiskError) {
        guard retrying({ fsync(descriptor) }) == 0 else {
            throw DiskError(.cannotWrite, "fsync", path, code: errno)
        }
    }

    /// Makes the name of this folder last. A folder around it that may not be read cannot be synced by us.
    func syncParent() throws(DiskError) {
        let opened = retrying { openat(descriptor, "..", O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
        if opened < 0, errno == EACCES { return }
        guard opened >= 0 else { throw DiskError(.cannotWrite, "openat", path(of: ".."), code: errno) }
        try Folder(opened, path: path(of: "..")).sync()
    }

    func path(of name: String) -> String {
        path == "/" ? "/" + name : "\(path)/\(name)"
    }

    private static func found(
        at path: String, _ opened: Int32, in parent: Int32, name: String
    ) throws(DiskError) -> Folder? {
        if opened >= 0 { return Folder(opened, path: path) }
        let code = errno
        if code == ENOENT { return nil }
        // Linux says ENOTDIR of a link too when it was asked for a folder.
        var status = stat()
        let isLink =
            fstatat(parent, name, &status, AT_SYMLINK_NOFOLLOW) == 0 && status.st_mode & S_IFMT == S_IFLNK
        throw DiskError(
            .unreadable, "openat", path, code: code, detail: isLink ? "it is a symbolic link" : nil)
    }

    /// `out/` as `out`: with the slash the kernel would follow a link in the last place.
    private static func withoutTrailingSlashes(_ path: String) -> String {
        var bytes = Array(path.utf8)
        while bytes.count > 1, bytes.last == UInt8(ascii: "/") { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }
}
