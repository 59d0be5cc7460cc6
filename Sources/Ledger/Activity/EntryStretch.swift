/// Some whole lines of a log, read: what each says, and whether it carries the hash of its own bytes. What leads
/// from one to the next is the chain's matter.
package struct EntryStretch: Sendable {
    /// In their order; the last one is wrong where `isLastWrong`.
    private(set) var entries: [ActivityEntry] = []
    /// What ended the reading, if anything did: it is wrong with the last entry, or with the line after it.
    private(set) var fault: String?
    private(set) var isLastWrong = false

    /// Reads lines up to the first that is wrong.
    ///
    /// - Parameter bytes: each line with its end.
    package init(_ bytes: ArraySlice<UInt8>) {
        var start = bytes.startIndex
        while start < bytes.endIndex, fault == nil {
            if let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) {
                fault = read(bytes[start..<end])
                start = end + 1
            } else {
                fault = "the last line is cut off"
            }
        }
    }

    private mutating func read(_ line: ArraySlice<UInt8>) -> String? {
        do throws(JSONError) { entries.append(try ActivityEntry(line: line)) } catch { return error.message }
        let entry = entries[entries.count - 1]
        let sealed = entry.sealed
        isLastWrong = entry.hash != sealed.hash || !sealed.line.elementsEqual(line)
        guard isLastWrong else { return nil }
        return entry.hash == sealed.hash
            ? "it is not in canonical form"
            : "its hash is `\(entry.hash)`, but its text gives `\(sealed.hash)`"
    }
}

extension ActivityChain {
    /// Goes on by lines that were read.
    ///
    /// - Parameters:
    ///   - file: the segment that they stand in, below `out/`.
    ///   - last: the time of the entry before them.
    package mutating func append(
        _ stretch: EntryStretch, in file: String, after last: Instant?
    ) throws(StateError) {
        var last = last
        func fault(_ message: String) -> StateError {
            StateError(file: file, message: "entry \(length + 1): \(message)")
        }
        for (index, entry) in stretch.entries.enumerated() {
            guard entry.seq == length + 1 else { throw fault("its number is \(entry.seq)") }
            guard entry.previous == head else {
                throw fault("it follows `\(entry.previous)`, but the entry before has the hash `\(head)`")
            }
            if stretch.isLastWrong, index == stretch.entries.count - 1 { break }
            guard Self.segment(entry.time) == file else { throw fault("its time belongs into another file") }
            if let last, last > entry.time { throw fault("its time is before that of the entry before") }
            last = entry.time
            self = ActivityChain(length: length + 1, head: entry.hash)
        }
        if let message = stretch.fault { throw fault(message) }
    }

    /// Reads the segments of a log in order and checks the chain from the first entry on.
    ///
    /// - Parameters:
    ///   - segments: name below `out/` and bytes, in byte order of name.
    ///   - read: makes the stretches of a segment, in their order.
    package static func read(
        _ segments: [(name: String, bytes: [UInt8])],
        by read: ([UInt8]) -> [EntryStretch] = { [EntryStretch($0[...])] }
    ) throws(StateError) -> (entries: [ActivityEntry], chain: ActivityChain) {
        var entries: [ActivityEntry] = []
        var chain = ActivityChain()
        for segment in segments {
            for stretch in read(segment.bytes) {
                try chain.append(stretch, in: segment.name, after: entries.last?.time)
                entries += stretch.entries
            }
        }
        return (entries, chain)
    }
}
