import Dispatch
import Glibc
import Synchronization

/// Tells on standard error what a run is busy with: each step at once with `--verbose`, otherwise, on a terminal,
/// from the second second on, each second what has begun since.
final class Progress: Sendable {
    private enum Manner { case silent, patient, verbose }

    private let manner: Manner
    private let untold = Mutex<String?>(nil)

    init(isQuiet: Bool, isVerbose: Bool) {
        let isTerminal = isatty(StandardStream.error.rawValue) == 1
        manner = isQuiet ? .silent : isVerbose ? .verbose : isTerminal ? .patient : .silent
        if manner == .patient { wait() }
    }

    /// A step begins.
    func begin(_ step: String) {
        guard manner != .silent else { return }
        untold.withLock { $0 = step }
        if manner == .verbose { tell() }
    }

    private func wait() {
        DispatchQueue.global().asyncAfter(deadline: .now() + 1) { [weak self] in
            self?.tell()
            self?.wait()
        }
    }

    private func tell() {
        let step = untold.withLock { step in
            defer { step = nil }
            return step
        }
        if let step { _ = StandardStream.error.write("\(step) …\n") }
    }
}
