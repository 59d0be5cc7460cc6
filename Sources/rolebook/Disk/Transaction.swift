/// One change of the output, all or nothing.
struct Transaction: Sendable {
    /// Whole files, as `state/organizations/acme.json`.
    var writes: [(name: String, bytes: [UInt8])] = []
    /// Files that go.
    var removals: [String] = []
    /// What a segment of the log grows by. The bytes stand at `offset`, which is its committed length;
    /// 0 begins a new segment.
    var appends: [(name: String, offset: Int, bytes: [UInt8])] = []

    var isEmpty: Bool { writes.isEmpty && removals.isEmpty && appends.isEmpty }
}

/// The names that may be published, and nothing else may: a record read back from the disk is held to them too.
enum OutputName {
    /// Anchors all the others by their digests, and is published last.
    static let manifest = "state/rolebook.json"
    static let folders = ["state", "activity"]

    /// Whether it is a path below `state` or `activity` of letters, digits, `.`, `_` and `-`,
    /// no part of which begins with a dot.
    static func isValid(_ name: String) -> Bool {
        let parts = name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        let isBelow = folders.contains { parts[0].elementsEqual($0.utf8) }
        return isBelow && parts.count > 1
            && parts.allSatisfy { part in
                !part.isEmpty && part.first != UInt8(ascii: ".") && part.allSatisfy(isPlain)
            }
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
