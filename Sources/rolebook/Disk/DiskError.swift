import Glibc

/// What went wrong on the disk: which call, on which path, with which `errno`.
struct DiskError: Error, Hashable, Sendable {
    /// What it means to the one who ran the command; each has its exit code.
    enum Kind: Sendable {
        /// Nothing changed (73).
        case cannotWrite
        /// The change is made, and every reader sees it, but the disk did not confirm that it lasts (74).
        case notDurable
        /// Another run holds the lock (75).
        case busy
        /// Something is not there to be read, or may not be read (66).
        case unreadable
        /// Something can be read, and is not what was committed (65).
        case damaged
    }

    /// The call, as `fsync`.
    let operation: String
    /// The path, as the user would type it: never made absolute.
    let path: String
    /// The `errno`, or 0 where no call failed.
    let code: Int32
    /// What is wrong where `code` does not say it, as `is a symbolic link`.
    var detail: String?
    var kind: Kind

    init(_ kind: Kind, _ operation: String, _ path: String, code: Int32 = 0, detail: String? = nil) {
        self.kind = kind
        self.operation = operation
        self.path = path
        self.code = code
        self.detail = detail
    }

    var exitCode: Int32 {
        switch kind {
        case .cannotWrite: 73
        case .notDurable: 74
        case .busy: 75
        case .unreadable: 66
        case .damaged: 65
        }
    }

    /// One line, lower case, without a full stop. The path is not neutralized: that is the printer's matter.
    var message: String {
        let reason = detail ?? String(cString: strerror(code))
        return switch kind {
        case .cannotWrite: "cannot write `\(path)`: \(reason)"
        case .notDurable: "written, but the disk did not confirm `\(path)`: \(reason)"
        case .busy: "the lock `\(path)` is held by \(reason)"
        case .unreadable: "cannot read `\(path)`: \(reason)"
        case .damaged: "`\(path)` is damaged: \(reason)"
        }
    }

    /// The same fault, met at a moment when it means something else.
    func meaning(_ kind: Kind) -> DiskError {
        var error = self
        error.kind = kind
        return error
    }
}

/// Calls again while a signal interrupts. Not for `close`, which Linux has done even when it says `EINTR`.
func retrying<Result: SignedInteger>(_ call: () -> Result) -> Result {
    while true {
        let result = call()
        if result != -1 || errno != EINTR { return result }
    }
}
