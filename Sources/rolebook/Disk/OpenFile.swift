import Glibc

/// An open regular file, closed when nobody holds it any longer.
final class OpenFile {
    let descriptor: Int32
    let path: String

    /// Takes the descriptor over.
    init(_ descriptor: Int32, path: String) {
        self.descriptor = descriptor
        self.path = path
    }

    deinit { close(descriptor) }

    func status() throws(DiskError) -> stat {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            throw DiskError(.unreadable, "fstat", path, code: errno)
        }
        return status
    }

    /// The length in bytes; anything but a regular file is refused, so that no pipe or device is ever read.
    func regularLength() throws(DiskError) -> Int {
        let status = try status()
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw DiskError(.unreadable, "fstat", path, detail: "not a regular file")
        }
        return Int(status.st_size)
    }

    func readAll() throws(DiskError) -> [UInt8] {
        try read(at: 0, count: try regularLength())
    }

    /// The bytes from `offset` on: `count` of them, or fewer where the file ends earlier.
    func read(at offset: Int, count: Int) throws(DiskError) -> [UInt8] {
        var code: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count {
                let rest = UnsafeMutableBufferPointer(rebasing: buffer[filled...])
                let got = retrying { pread(descriptor, rest.baseAddress, rest.count, offset + filled) }
                if got < 0 { code = errno }
                if got <= 0 { break }
                filled += got
            }
        }
        guard code == 0 else { throw DiskError(.unreadable, "pread", path, code: code) }
        return bytes
    }

    /// Writes everything, however short the single writes come out.
    func write(_ bytes: [UInt8], at offset: Int = 0) throws(DiskError) {
        let code = bytes.withUnsafeBytes { buffer -> Int32 in
            var done = 0
            while done < buffer.count {
                let rest = UnsafeRawBufferPointer(rebasing: buffer[done...])
                let put = retrying { pwrite(descriptor, rest.baseAddress, rest.count, offset + done) }
                if put <= 0 { return put < 0 ? errno : EIO }
                done += put
            }
            return 0
        }
        guard code == 0 else { throw DiskError(.cannotWrite, "pwrite", path, code: code) }
    }

    func truncate(to length: Int) throws(DiskError) {
        guard retrying({ ftruncate(descriptor, length) }) == 0 else {
            throw DiskError(.cannotWrite, "ftruncate", path, code: errno)
        }
    }

    /// A failed `fsync` is final: the kernel forgets the pages, and a second call would lie.
    func sync() throws(DiskError) {
        guard retrying({ fsync(descriptor) }) == 0 else {
            throw DiskError(.cannotWrite, "fsync", path, code: errno)
        }
    }
}
