/// The end of a log, to which entries are added: each carries the hash of the one before.
package struct ActivityChain: Sendable {
    /// How many entries there are.
    package private(set) var length: Int
    /// The hash of the last; 64 zeros before the first.
    package private(set) var head: String

    package init(length: Int = 0, head: String = ActivityEntry.origin) {
        self.length = length
        self.head = head
    }

    /// Gives an entry its number and its place in the chain, and returns its line with the end of line.
    package mutating func append(_ entry: ActivityEntry) -> [UInt8] {
        var entry = entry
        entry.seq = length + 1
        entry.previous = head
        let (line, hash) = entry.sealed
        length += 1
        head = hash
        return line + [UInt8(ascii: "\n")]
    }

    /// The segment that holds a moment's entries: `activity/2026-11.jsonl`, by month in UTC.
    package static func segment(_ time: Instant) -> String {
        "activity/\(time.rfc3339.prefix(7)).jsonl"
    }
}
