/// The offsets of a time zone from UTC through time, as a TZif file of version 2 or later gives them (RFC
/// 9636).
struct ZoneRules: Equatable, Sendable {
    /// When the offset changes, ascending, in seconds since 1970.
    private var transitions: [Int64] = []
    /// The offset from each of them on.
    private var offsets: [Int] = []
    /// The offset before the first of them.
    private var first = 0
    /// What holds after the last of them.
    private var footer: ZoneFooter?

    static let utc = ZoneRules()

    private init() {}

    /// The rules in a file; nil where it is not well formed, or counts leap seconds.
    init?(tzif bytes: [UInt8]) {
        var reader = TZifReader(bytes)
        guard let old = reader.header() else { return nil }
        reader.skip(old.size(timeBytes: 4))
        guard let counts = reader.header(), counts.types > 0, counts.leaps == 0,
            reader.has(counts.size(timeBytes: 8))
        else { return nil }
        transitions = (0..<counts.times).map { _ in reader.integer(8) }
        let kinds = (0..<counts.times).map { _ in Int(reader.integer(1)) & 0xFF }
        let types = (0..<counts.types).map { _ in
            let offset = Int(reader.integer(4))
            reader.skip(2)
            return offset
        }
        reader.skip(counts.characters + counts.standards + counts.universals)
        guard kinds.allSatisfy({ $0 < types.count }), types.allSatisfy({ -90_000...93_600 ~= $0 }),
            zip(transitions, transitions.dropFirst()).allSatisfy({ $0 < $1 }), let text = reader.footer()
        else { return nil }
        (first, offsets) = (types[0], kinds.map { types[$0] })
        if !text.isEmpty {
            guard let footer = ZoneFooter(text) else { return nil }
            self.footer = footer
        }
    }

    /// Seconds ahead of UTC at a moment.
    func offset(at seconds: Int64) -> Int {
        guard let last = transitions.last, seconds < last else {
            return footer?.offset(at: seconds) ?? offsets.last ?? first
        }
        var (low, high) = (0, transitions.count)
        while low < high {
            let middle = (low + high) / 2
            if transitions[middle] <= seconds { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? first : offsets[low - 1]
    }
}

/// Reads the parts of a TZif file; past its end there are zeros.
private struct TZifReader {
    private let bytes: [UInt8]
    private var index = 0

    struct Counts {
        let universals, standards, leaps, times, types, characters: Int

        func size(timeBytes: Int) -> Int {
            times * (timeBytes + 1) + types * 6 + characters + leaps * (timeBytes + 4) + standards
                + universals
        }
    }

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    func has(_ count: Int) -> Bool { index + count <= bytes.count }

    mutating func skip(_ count: Int) { index += count }

    /// A signed big-endian number.
    mutating func integer(_ count: Int) -> Int64 {
        guard has(count) else { return 0 }
        defer { index += count }
        let unsigned = bytes[index..<(index + count)].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        let shift = UInt64(64 - 8 * count)
        return Int64(bitPattern: unsigned << shift) >> Int64(shift)
    }

    mutating func header() -> Counts? {
        guard has(44), bytes[index..<(index + 4)].elementsEqual("TZif".utf8),
            UInt8(ascii: "2")...UInt8(ascii: "9") ~= bytes[index + 4]
        else { return nil }
        skip(20)
        let counts = (0..<6).map { _ in Int(integer(4)) }
        guard counts.allSatisfy({ 0...1_000_000 ~= $0 }) else { return nil }
        return Counts(
            universals: counts[0], standards: counts[1], leaps: counts[2], times: counts[3], types: counts[4],
            characters: counts[5])
    }

    /// The line at the end of the file.
    mutating func footer() -> ArraySlice<UInt8>? {
        guard has(2), bytes[index] == UInt8(ascii: "\n"), bytes.last == UInt8(ascii: "\n") else { return nil }
        let line = bytes[(index + 1)..<(bytes.count - 1)]
        return line.contains(UInt8(ascii: "\n")) ? nil : line
    }
}
