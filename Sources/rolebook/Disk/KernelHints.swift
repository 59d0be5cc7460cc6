/// Two calls of Linux that the module `Glibc` leaves out, because its headers hide them without `_GNU_SOURCE`.
/// Their arguments are integers only, which Swift and C pass alike.
@_silgen_name("fallocate")
private func fallocate(_ file: Int32, _ mode: Int32, _ offset: Int, _ length: Int) -> Int32

@_silgen_name("sync_file_range")
private func syncFileRange(_ file: Int32, _ offset: Int, _ length: Int, _ flags: UInt32) -> Int32

extension OpenFile {
    /// Lets the kernel begin to write, so that the `sync` that follows finds the work done. Only a hint.
    func startWriteback() {
        let write: UInt32 = 2
        _ = syncFileRange(descriptor, 0, 0, write)
    }

    /// Has the disk set space aside for bytes past the end, without growing the file. -1 and `errno` if it cannot.
    func reserve(_ length: Int, at offset: Int) -> Int32 {
        let keepSize: Int32 = 1
        return retrying { fallocate(descriptor, keepSize, offset, length) }
    }
}
