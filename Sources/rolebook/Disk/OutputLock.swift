import Glibc

/// The lock on an output folder, an `flock` on a file of its own that is never replaced.
/// The kernel gives it free when the process ends, however it ends, so no stale lock ever needs a hand.
enum OutputLock {
    private static let pause = timespec(tv_sec: 0, tv_nsec: 20_000_000)

    /// Takes the lock, which stands as long as the file is held.
    static func take(in workroom: Folder, waitSeconds: Int) throws(DiskError) -> OpenFile {
        let deadline = seconds() + Double(waitSeconds)
        while true {
            let file = try workroom.writableFile(Workroom.lock, O_RDWR | O_CREAT)
            if retrying({ flock(file.descriptor, LOCK_EX | LOCK_NB) }) == 0 {
                // Somebody may have removed the file since it was opened; then this lock shuts nobody out.
                guard try isStill(file, in: workroom) else { continue }
                writeOwner(to: file)
                return file
            }
            guard errno == EWOULDBLOCK else {
                throw DiskError(.cannotWrite, "flock", file.path, code: errno)
            }
            guard seconds() < deadline else {
                throw DiskError(.busy, "flock", file.path, code: EWOULDBLOCK, detail: owner(in: file))
            }
            var pause = pause
            nanosleep(&pause, nil)
        }
    }

    private static func isStill(_ file: OpenFile, in workroom: Folder) throws(DiskError) -> Bool {
        let held = try file.status()
        guard let named = try workroom.status(Workroom.lock) else { return false }
        return held.st_ino == named.st_ino && held.st_dev == named.st_dev
    }

    /// For the message of the one who waits in vain; the lock holds without it, so a full disk does not matter.
    private static func writeOwner(to file: OpenFile) {
        let line = Array("\(getpid())\n".utf8)
        guard (try? file.write(line)) != nil else { return }
        try? file.truncate(to: line.count)
    }

    private static func owner(in file: OpenFile) -> String {
        let digits = ((try? file.read(at: 0, count: 20)) ?? []).prefix { $0 >= 48 && $0 <= 57 }
        return digits.isEmpty
            ? "another process" : "process \(String(decoding: digits, as: UTF8.self))"
    }

    private static func seconds() -> Double {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
    }
}
