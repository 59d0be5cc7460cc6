import Glibc

/// A fixed set of names, found by their UTF-8 bytes without making a `String`.
struct NameTable: Sendable {
    /// All names, one after the other, and where each begins; at last the end.
    private let text: [UInt8]
    private let starts: [UInt32]
    /// Open addressing: position in the list plus one, 0 where a place is free.
    private let places: [UInt32]

    init(_ names: some Sequence<String>) {
        var text: [UInt8] = []
        var starts: [UInt32] = [0]
        for name in names {
            text += name.utf8
            starts.append(UInt32(text.count))
        }
        var capacity = 8
        while capacity < starts.count * 2 { capacity *= 2 }
        var places = [UInt32](repeating: 0, count: capacity)
        text.withUnsafeBufferPointer { text in
            for number in 1..<max(1, starts.count) {
                let name = UnsafeBufferPointer(rebasing: text[Int(starts[number - 1])..<Int(starts[number])])
                var place = Int(truncatingIfNeeded: Self.hash(name)) & (capacity - 1)
                while places[place] != 0 { place = (place + 1) & (capacity - 1) }
                places[place] = UInt32(number)
            }
        }
        self.text = text
        self.starts = starts
        self.places = places
    }

    /// The position of a name in the list that the table was made of; of equal names the first.
    func index(of bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        let mask = places.count - 1
        var place = Int(truncatingIfNeeded: Self.hash(bytes)) & mask
        while true {
            let number = Int(places[place])
            if number == 0 { return nil }
            let start = Int(starts[number - 1])
            if Int(starts[number]) - start == bytes.count, isName(at: start, bytes) { return number - 1 }
            place = (place + 1) & mask
        }
    }

    func index(of name: String) -> Int? {
        var name = name
        return name.withUTF8 { index(of: $0) }
    }

    private func isName(at start: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let wanted = bytes.baseAddress else { return true }
        return text.withUnsafeBufferPointer { text in
            text.baseAddress.map { memcmp($0 + start, wanted, bytes.count) == 0 } ?? false
        }
    }

    /// Eight bytes at a time: names are short.
    private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var hash = UInt64(truncatingIfNeeded: bytes.count) &* 0x9E37_79B9_7F4A_7C15
        var rest = UnsafeRawBufferPointer(bytes)
        while rest.count >= 8 {
            hash = mixed(hash, rest.loadUnaligned(as: UInt64.self))
            rest = .init(rebasing: rest[8...])
        }
        var last: UInt64 = 0
        for byte in rest { last = last << 8 | UInt64(byte) }
        return mixed(hash, last)
    }

    private static func mixed(_ hash: UInt64, _ word: UInt64) -> UInt64 {
        let mixed = (hash ^ word) &* 0xFF51_AFD7_ED55_8CCD
        return mixed ^ (mixed >> 32)
    }
}
