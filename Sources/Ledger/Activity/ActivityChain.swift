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

extension ActivityChain {
    /// Reads the segments of a log in order and checks the chain from the first entry on.
    ///
    /// - Parameter segments: name below `out/` and bytes, in byte order of name.
    package static func read(
        _ segments: [(name: String, bytes: [UInt8])]
    ) throws(StateError) -> (entries: [ActivityEntry], chain: ActivityChain) {
        var entries: [ActivityEntry] = []
        var chain = ActivityChain()
        for segment in segments {
            var start = 0
            while start < segment.bytes.count {
                guard let end = segment.bytes[start...].firstIndex(of: UInt8(ascii: "\n")) else {
                    throw StateError(file: segment.name, message: "the last line is cut off")
                }
                let entry = try chain.check(segment.bytes[start..<end], segment.name, after: entries.last)
                entries.append(entry)
                start = end + 1
            }
        }
        return (entries, chain)
    }

    private mutating func check(
        _ line: ArraySlice<UInt8>, _ file: String, after last: ActivityEntry?
    ) throws(StateError) -> ActivityEntry {
        let number = length + 1
        func fault(_ message: String) -> StateError {
            StateError(file: file, message: "entry \(number): \(message)")
        }
        let entry: ActivityEntry
        do throws(JSONError) { entry = try ActivityEntry(line: line) } catch { throw fault(error.message) }
        guard entry.seq == number else { throw fault("its number is \(entry.seq)") }
        guard entry.previous == head else {
            throw fault("it follows `\(entry.previous)`, but the entry before has the hash `\(head)`")
        }
        let sealed = entry.sealed
        guard entry.hash == sealed.hash else {
            throw fault("its hash is `\(entry.hash)`, but its text gives `\(sealed.hash)`")
        }
        guard sealed.line.elementsEqual(line) else { throw fault("it is not in canonical form") }
        guard Self.segment(entry.time) == file else { throw fault("its time belongs into another file") }
        if let last, last.time > entry.time { throw fault("its time is before that of the entry before") }
        length = number
        head = entry.hash
        return entry
    }
}
