import Glibc

/// A folder of input, as `config/`. Nothing in it is trusted: no symbolic link is followed, no pipe or device is
/// read, no file is read past the limit, and none is read twice.
struct InputFolder {
    /// What lies below a folder.
    struct Listing {
        /// The files, relative to the folder, in byte order; links and pipes too, which fail when read.
        var names: [String] = []
        /// What could not be listed, by its path; bytes that are not UTF-8 stand as U+FFFD.
        var faults: [(path: String, fault: InputFault)] = []
    }

    static let fileLimit = 4 * 1024 * 1024
    static let countLimit = 100_000
    private static let depthLimit = 16

    private let folder: Folder

    /// A folder that is not there is a fault like the others.
    init(path: String) throws(InputFault) {
        do throws(DiskError) {
            guard let folder = try Folder.open(path) else {
                throw DiskError(.unreadable, "openat", path, code: ENOENT)
            }
            self.folder = folder
        } catch {
            throw error.detail == nil ? InputFault(code: error.code) : .symbolicLink
        }
    }

    /// Every file that is not hidden, in this folder and those below it.
    func list() -> Listing {
        var listing = Listing()
        list(folder, below: "", depth: 1, into: &listing)
        listing.names.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        return listing
    }

    func read(_ name: String) -> Result<[UInt8], InputFault> {
        do throws(DiskError) {
            guard let (parent, leaf) = try folder.parent(of: name) else { return .failure(.missing) }
            return readInput(leaf, in: parent.descriptor)
        } catch {
            return .failure(error.detail == nil ? InputFault(code: error.code) : .symbolicLink)
        }
    }

    private func list(_ folder: Folder, below prefix: String, depth: Int, into listing: inout Listing) {
        func fault(_ path: String, _ fault: InputFault) { listing.faults.append((path, fault)) }
        let left = InputFolder.countLimit - listing.names.count
        let entries: [FolderEntry]
        do throws(DiskError) {
            entries = try folder.entries(limit: left)
        } catch {
            return fault(prefix, InputFault(code: error.code))
        }
        if entries.count > left { return fault(prefix, .tooManyFiles) }
        for entry in entries where !entry.isHidden {
            let path = prefix + String(decoding: entry.name, as: UTF8.self)
            guard let name = entry.text else {
                fault(path, .unreadableName)
                continue
            }
            guard entry.kind == .folder else {
                listing.names.append(path)
                continue
            }
            guard depth < InputFolder.depthLimit else {
                fault(path, .tooDeep)
                continue
            }
            do throws(DiskError) {
                guard let inner = try folder.folder(name) else { continue }
                list(inner, below: path + "/", depth: depth + 1, into: &listing)
            } catch {
                fault(path, InputFault(code: error.code))
            }
        }
    }
}

/// Reads a file that the user named, once and whole. What leads to it is followed as usual, a link in the last
/// place is not: a committed link to `/proc/self/environ` would print the secrets of the one who checks.
func readInput(path: String, limit: Int = InputFolder.fileLimit) -> Result<[UInt8], InputFault> {
    readInput(path, in: AT_FDCWD, limit: limit)
}

private func readInput(
    _ name: String, in folder: Int32, limit: Int = InputFolder.fileLimit
) -> Result<[UInt8], InputFault> {
    // Without O_NONBLOCK a pipe that nobody writes would hold us for ever.
    let opened = retrying { openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY) }
    guard opened >= 0 else { return .failure(InputFault(code: errno)) }
    let file = OpenFile(opened, path: name)
    do throws(DiskError) {
        let status = try file.status()
        switch status.st_mode & S_IFMT {
        case S_IFREG: break
        case S_IFDIR: return .failure(.folder)
        default: return .failure(.special)
        }
        let size = Int(status.st_size)
        guard size <= limit else { return .failure(.tooLarge(size)) }
        // One byte more than there should be: a file that grows meanwhile is not cut in silence.
        let bytes = try file.read(at: 0, count: size + 1)
        return bytes.count == size ? .success(bytes) : .failure(.changed)
    } catch {
        return .failure(InputFault(code: error.code))
    }
}
