/// Some whole lines of a log, followed without reading what they say: whether each carries the hash of its own
/// bytes, and names that of the line before.
package struct LogStretch: Sendable {
    private static let hashKey = Array(",\"hash\":\"".utf8)
    private static let previousKey = Array(",\"previous\":\"".utf8)
    private static let digits = 64

    /// How many lines follow each other.
    private(set) var length = 0
    /// What the first line names as the hash before it.
    private(set) var previous: Digest?
    /// The hash of the last line.
    private(set) var head: Digest?
    /// What is wrong with the line after those, if anything.
    private(set) var fault: String?

    /// Follows lines up to the first that is wrong.
    ///
    /// - Parameter bytes: each line with its end.
    package init(_ bytes: ArraySlice<UInt8>) {
        bytes.withUnsafeBufferPointer { bytes in
            var start = 0
            var text: [UInt8] = []
            while start < bytes.count, fault == nil {
                let end = JSONBytes.lineEnd(in: bytes, from: start)
                if end == bytes.count {
                    fault = "the line is cut off"
                } else {
                    fault = follow(UnsafeBufferPointer(rebasing: bytes[start..<end]), &text)
                    start = end + 1
                }
            }
        }
    }

    private mutating func follow(_ line: UnsafeBufferPointer<UInt8>, _ text: inout [UInt8]) -> String? {
        // The hash stands before: keys are in byte order.
        guard let before = Self.member(Self.previousKey, in: line, upTo: line.count),
            let hash = Self.member(Self.hashKey, in: line, upTo: before.place)
        else { return "it carries no hash, or names none before it" }
        if length > 0, before.digest != head { return "it does not follow the entry before" }
        text.removeAll(keepingCapacity: true)
        text.append(contentsOf: UnsafeBufferPointer(rebasing: line[..<hash.place]))
        let end = hash.place + Self.hashKey.count + Self.digits + 1
        text.append(contentsOf: UnsafeBufferPointer(rebasing: line[end...]))
        guard SHA256.digest(of: text) == hash.digest else { return "its hash is not that of its text" }
        if length == 0 { previous = before.digest }
        head = hash.digest
        length += 1
        return nil
    }

    /// Where a member begins whose key is not the first, looked for from the end, and the digest that it holds. No
    /// text can hold the bytes of a key, since its quotes are escaped, and behind these two there is no object with
    /// such a key.
    private static func member(
        _ key: [UInt8], in line: UnsafeBufferPointer<UInt8>, upTo end: Int
    ) -> (place: Int, digest: Digest)? {
        let width = key.count + digits + 1
        var start = end - width
        while start >= 0 {
            if line[start + 2] == key[2], line[start + width - 1] == key[1],
                line[start..<(start + key.count)].elementsEqual(key)
            {
                let first = start + key.count
                let digest = Digest(hex: UnsafeBufferPointer(rebasing: line[first..<(first + digits)]))
                return digest.map { (start, $0) }
            }
            start -= 1
        }
        return nil
    }
}

extension ActivityChain {
    /// Goes on by lines that were followed.
    ///
    /// - Parameter file: the segment that they stand in, below `out/`.
    package mutating func append(_ stretch: LogStretch, in file: String) throws(StateError) {
        if stretch.length > 0, stretch.previous?.hex != head {
            throw StateError(
                file: file, message: "entry \(length + 1): it does not follow the entry before")
        }
        if let fault = stretch.fault {
            throw StateError(file: file, message: "entry \(length + stretch.length + 1): \(fault)")
        }
        guard let head = stretch.head else { return }
        self = ActivityChain(length: length + stretch.length, head: head.hex)
    }
}
