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
                claim(file)
                return file
            }
            guard errno == EWOULDBLOCK else {
                throw DiskError(.cannotWrite, "flock", file.path, code: errno)
            }
            guard seconds() < deadline else {
                throw DiskError(.busy, "flock", file.path, code: EWOULDBLOCK, detail: owner(of: file))
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

    /// Says whose the lock is, for the message of the one who waits in vain; it is not written down, so that a run
    /// that changes nothing writes nothing. The lock holds without it.
    private static func claim(_ file: OpenFile) {
        var claim = Glibc.flock()
        claim.l_type = Int16(F_WRLCK)
        _ = fcntl(file.descriptor, F_SETLK, &claim)
    }

    private static func owner(of file: OpenFile) -> String {
        var claim = Glibc.flock()
        claim.l_type = Int16(F_WRLCK)
        guard fcntl(file.descriptor, F_GETLK, &claim) == 0, claim.l_type != Int16(F_UNLCK), claim.l_pid > 0
        else { return "another process" }
        return "process \(claim.l_pid)"
    }

    private static func seconds() -> Double {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
    }
}
