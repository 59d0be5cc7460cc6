/// A fixed set of names, found by their UTF-8 bytes without making a `String`.
struct NameTable: Sendable {
    private let names: [[UInt8]]
    /// Open addressing: index into `names` plus one, 0 where a place is free.
    private let places: [UInt32]

    init(_ names: some Sequence<String>) {
        self.names = names.map { Array($0.utf8) }
        var capacity = 8
        while capacity < self.names.count * 2 { capacity *= 2 }
        var places = [UInt32](repeating: 0, count: capacity)
        for (index, name) in self.names.enumerated() {
            var place = Int(truncatingIfNeeded: name.withUnsafeBufferPointer(Self.hash)) & (capacity - 1)
            while places[place] != 0 { place = (place + 1) & (capacity - 1) }
            places[place] = UInt32(index + 1)
        }
        self.places = places
    }

    /// The position of a name in the list that the table was made of; of equal names the first.
    func index(of bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        let mask = places.count - 1
        var place = Int(truncatingIfNeeded: Self.hash(bytes)) & mask
        while places[place] != 0 {
            let index = Int(places[place]) - 1
            if names[index].count == bytes.count, names[index].elementsEqual(bytes) { return index }
            place = (place + 1) & mask
        }
        return nil
    }

    func index(of name: String) -> Int? {
        var name = name
        return name.withUTF8 { index(of: $0) }
    }

    private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return hash ^ (hash >> 32)
    }
}
