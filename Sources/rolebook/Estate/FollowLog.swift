import Ledger
import Source

/// Follows the chain of a log from its first entry to the one that the manifest anchors; `nil` where it holds.
func brokenLog(
    _ output: PublishedOutput, _ manifest: Manifest, jobs: Int
) throws(DiskError) -> StateError? {
    var chain = ActivityChain()
    for name in try output.names() where name.hasPrefix("activity/") {
        let bytes = try output.read(name) ?? []
        if let last = bytes.last, last != UInt8(ascii: "\n") {
            return StateError(file: name, message: "the last line is cut off")
        }
        let parts = stretches(of: bytes)
        for stretch in sideBySide(parts.count, jobs: jobs, { LogStretch(bytes[parts[$0]]) }) {
            do throws(StateError) { try chain.append(stretch, in: name) } catch { return error }
        }
    }
    guard chain.length == manifest.logLength, chain.head == manifest.logHead else {
        return StateError(file: "activity", message: "it does not end where the manifest says")
    }
    return nil
}

/// Pieces of whole lines, small enough to be shared out.
func stretches(of bytes: [UInt8]) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = 0
    while start < bytes.count {
        let far = min(start + 1 << 20, bytes.count) - 1
        let end = bytes[far...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count - 1
        parts.append(start..<(end + 1))
        start = end + 1
    }
    return parts
}
