/// Some whole lines of a log, followed without reading what they say: whether each carries the hash of its own
/// bytes, and names that of the line before.
package struct LogStretch: Sendable {
    private static let hashKey = Array(",\"hash\":\"".utf8)
    private static let previousKey = Array(",\"previous\":\"".utf8)
    private static let digits = 64

    /// How many lines follow each other.
    private(set) var length = 0
    /// What the first line names as the hash before it.
    private(set) var previous: ArraySlice<UInt8> = []
    /// The hash of the last line.
    private(set) var head: ArraySlice<UInt8> = []
    /// What is wrong with the line after those, if anything.
    private(set) var fault: String?

    /// Follows lines up to the first that is wrong.
    ///
    /// - Parameter bytes: each line with its end.
    package init(_ bytes: ArraySlice<UInt8>) {
        var start = bytes.startIndex
        var text: [UInt8] = []
        while start < bytes.endIndex {
            guard let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) else {
                fault = "the line is cut off"
                return
            }
            fault = follow(bytes[start..<end], &text)
            if fault != nil { return }
            start = end + 1
        }
    }

    private mutating func follow(_ line: ArraySlice<UInt8>, _ text: inout [UInt8]) -> String? {
        guard let hash = Self.member(Self.hashKey, in: line),
            let before = Self.member(Self.previousKey, in: line)
        else { return "it carries no hash, or names none before it" }
        if length > 0, before != head { return "it does not follow the entry before" }
        text.removeAll(keepingCapacity: true)
        text += line[..<(hash.startIndex - Self.hashKey.count)]
        text += line[(hash.endIndex + 1)...]
        guard SHA256.hex(of: text).utf8.elementsEqual(hash) else { return "its hash is not that of its text" }
        if length == 0 { previous = before }
        head = hash
        length += 1
        return nil
    }

    /// The 64 digits of a member whose key is not the first, looked for from the end of the line; no text can hold
    /// the bytes of a key, since its quotes are escaped, and behind these two there is no object with such a key.
    private static func member(_ key: [UInt8], in line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        let width = key.count + digits + 1
        let start = line.withUnsafeBufferPointer { line -> Int? in
            var start = line.count - width
            while start >= 0 {
                if line[start + 2] == key[2], line[start + width - 1] == key[1],
                    line[start..<(start + key.count)].elementsEqual(key)
                {
                    return start
                }
                start -= 1
            }
            return nil
        }
        guard let start else { return nil }
        let first = line.startIndex + start + key.count
        return line[first..<(first + digits)]
    }
}

extension ActivityChain {
    /// Goes on by lines that were followed.
    ///
    /// - Parameter file: the segment that they stand in, below `out/`.
    package mutating func append(_ stretch: LogStretch, in file: String) throws(StateError) {
        if stretch.length > 0, !stretch.previous.elementsEqual(head.utf8) {
            throw StateError(
                file: file, message: "entry \(length + 1): it does not follow the entry before")
        }
        if let fault = stretch.fault {
            throw StateError(file: file, message: "entry \(length + stretch.length + 1): \(fault)")
        }
        guard stretch.length > 0 else { return }
        self = ActivityChain(
            length: length + stretch.length, head: String(decoding: stretch.head, as: UTF8.self))
    }
}
