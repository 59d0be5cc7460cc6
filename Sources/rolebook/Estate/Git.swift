import Glibc
import Source

/// Runs git in the working directory and gives what it printed; `nil` where git is not there or says no.
func git(_ arguments: [String], input: [UInt8] = []) -> [UInt8]? {
    guard let output = closingPipe() else { return nil }
    guard let question = closingPipe() else {
        close(output[0])
        close(output[1])
        return nil
    }
    let child = spawn(["git"] + arguments, reading: question[0], writing: output[1])
    close(output[1])
    close(question[0])
    defer { close(output[0]) }
    if child != nil, !input.isEmpty { _ = retrying { Glibc.write(question[1], input, input.count) } }
    close(question[1])
    guard let child else { return nil }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
        let count = retrying { Glibc.read(output[0], &buffer, buffer.count) }
        guard count > 0 else { break }
        bytes += buffer[..<count]
    }
    var status: Int32 = 0
    guard retrying({ waitpid(child, &status, 0) }) == child, status == 0 else { return nil }
    return bytes
}

/// The two ends of a pipe, which no child inherits by itself.
private func closingPipe() -> [Int32]? {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return ends
}

/// Starts a program found by the usual path; its complaints go nowhere, and broken pipes end it as usual.
private func spawn(_ words: [String], reading: Int32, writing: Int32) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, reading, 0)
    posix_spawn_file_actions_adddup2(&actions, writing, 1)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
    arguments.append(nil)
    defer { for argument in arguments { free(argument) } }
    var child: pid_t = 0
    return posix_spawnp(&child, words[0], &actions, &attributes, &arguments, environ) == 0 ? child : nil
}

/// Git's `user.email` in the working directory, where git and a value are there.
func gitEmail() -> String? {
    guard let bytes = git(["config", "user.email"]) else { return nil }
    return bytes.split(separator: 10).first.map { String(decoding: $0, as: UTF8.self) }.flatMap(lowerCased)
}

/// Git's `user.name` in the working directory, where git and a value are there.
func gitName() -> String? {
    guard let bytes = git(["config", "user.name"]) else { return nil }
    return bytes.split(separator: 10).first.map { String(decoding: $0, as: UTF8.self) }
}

/// The tree of a commit, read without a checkout. Paths are relative to the working directory.
struct GitTree {
    /// The full id of the commit.
    let commit: String

    /// - Parameter name: a branch, tag or commit.
    init(_ name: String) throws(Exit) {
        guard !name.hasPrefix("-"), let bytes = git(["rev-parse", "--verify", "--quiet", "\(name)^{commit}"])
        else {
            let isShallow = git(["rev-parse", "--is-shallow-repository"]).map {
                $0.starts(with: Array("true".utf8))
            }
            let hint = isShallow == true ? " This clone is shallow; fetch more of its history." : ""
            throw Exit(66, "git knows no commit '\(visible(name))'.\(hint)")
        }
        commit = String(decoding: bytes.filter { $0 != 10 }, as: UTF8.self)
    }

    /// The regular files below a folder, in byte order of path.
    func files(below folder: String) throws(Exit) -> [(path: String, bytes: [UInt8])] {
        guard let listing = git(["ls-tree", "-r", "-z", commit, "--", folder]) else { return [] }
        var found: [(path: String, blob: String)] = []
        for entry in listing.split(separator: 0) {
            let parts = entry.split(separator: 9, maxSplits: 1)
            let head = parts[0].split(separator: 32)
            guard parts.count == 2, head.count == 3, head[0].starts(with: Array("100".utf8)) else { continue }
            found.append(
                (String(decoding: parts[1], as: UTF8.self), String(decoding: head[2], as: UTF8.self)))
        }
        var files: [(path: String, bytes: [UInt8])] = []
        for start in stride(from: 0, to: found.count, by: 500) {
            let some = found[start..<min(start + 500, found.count)]
            let question = Array(some.map { "\($0.blob)\n" }.joined().utf8)
            guard let answer = git(["cat-file", "--batch"], input: question) else {
                throw Exit(66, "git cannot read the files of '\(commit)'")
            }
            files += zip(some.map(\.path), try blobs(answer)).map { (path: $0, bytes: $1) }
        }
        return files.sorted { $0.path.precedes($1.path) }
    }

    /// The answers of `cat-file --batch`: a line with the size, the bytes, an end of line.
    private func blobs(_ answer: [UInt8]) throws(Exit) -> [[UInt8]] {
        var blobs: [[UInt8]] = []
        var rest = answer[...]
        while let end = rest.firstIndex(of: 10) {
            let head = rest[..<end].split(separator: 32)
            guard head.count == 3, let size = Int(String(decoding: head[2], as: UTF8.self)),
                size < rest.count - (end - rest.startIndex)
            else { throw Exit(66, "git cannot read the files of '\(commit)'") }
            blobs.append(Array(rest[(end + 1)..<(end + 1 + size)]))
            rest = rest[(end + 1 + size)...].dropFirst()
        }
        return blobs
    }
}
