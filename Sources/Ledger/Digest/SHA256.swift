/// SHA-256 (FIPS 180-4), of bytes that come piece by piece or all at once.
package struct SHA256 {
    private var state = SHA256State<UInt32>()
    /// What came and fills no block of 64 bytes yet.
    private var rest: [UInt8] = []
    /// How many bytes came in all.
    private var count = 0

    /// The digest of nothing, so far.
    package init() {}

    /// Adds bytes.
    package mutating func update(_ bytes: UnsafeBufferPointer<UInt8>) {
        count += bytes.count
        var bytes = bytes[...]
        if !rest.isEmpty {
            let head = bytes.prefix(64 - rest.count)
            rest.append(contentsOf: head)
            bytes = bytes.dropFirst(head.count)
            guard rest.count == 64 else { return }
            rest.withUnsafeBytes { state.add(blocksOf: $0) }
            rest.removeAll(keepingCapacity: true)
        }
        state.add(blocksOf: UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: bytes)))
        rest.append(contentsOf: bytes.suffix(bytes.count % 64))
    }

    /// Adds bytes.
    package mutating func update(_ bytes: [UInt8]) {
        bytes.withUnsafeBufferPointer { update($0) }
    }

    /// Adds bytes.
    package mutating func update(_ bytes: ArraySlice<UInt8>) {
        bytes.withUnsafeBufferPointer { update($0) }
    }

    /// The digest of all that came. Nothing may be added any more.
    package mutating func finish() -> Digest {
        SHA256.ending(of: rest[...], count: count).withUnsafeBytes { state.add(blocksOf: $0) }
        return state.digest
    }

    /// The digest of some bytes.
    package static func digest(of bytes: [UInt8]) -> Digest {
        var state = SHA256State<UInt32>()
        bytes.withUnsafeBytes { state.add(blocksOf: $0) }
        let rest = bytes.suffix(bytes.count % 64)
        ending(of: rest, count: bytes.count).withUnsafeBytes { state.add(blocksOf: $0) }
        return state.digest
    }

    /// The digest of some bytes in lower-case hexadecimal.
    package static func hex(of bytes: [UInt8]) -> String {
        digest(of: bytes).hex
    }

    /// The last block or two of a message of `count` bytes: its rest, a one bit, zeros, its length in bits.
    static func ending(of rest: ArraySlice<UInt8>, count: Int) -> [UInt8] {
        let size = rest.count < 56 ? 64 : 128
        var blocks = [UInt8](repeating: 0, count: size)
        blocks.replaceSubrange(0..<rest.count, with: rest)
        blocks[rest.count] = 0x80
        let bits = UInt64(count) * 8
        for index in 0..<8 { blocks[size - 1 - index] = UInt8(truncatingIfNeeded: bits >> UInt64(8 * index)) }
        return blocks
    }
}

extension SHA256State<UInt32> {
    /// Works in all whole blocks of some bytes.
    mutating func add(blocksOf bytes: UnsafeRawBufferPointer) {
        guard bytes.count >= 64 else { return }
        var state = self
        sha256Constants.withUnsafeBufferPointer { constants in
            guard let constants = constants.baseAddress else { return }
            for start in stride(from: 0, through: bytes.count - 64, by: 64) {
                let block = SHA256Schedule {
                    UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: start &+ 4 &* $0, as: UInt32.self))
                }
                state.add(block, constants)
            }
        }
        self = state
    }

    /// The digest, once the ending is in.
    var digest: Digest {
        Digest(words: SIMD8(a, b, c, d, e, f, g, h))
    }
}
