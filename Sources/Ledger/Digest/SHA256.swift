/// SHA-256 (FIPS 180-4), of bytes that come piece by piece or all at once.
package struct SHA256 {
    private var state = SHA256State()
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
        rest.withUnsafeBytes { state.end(with: $0, count: count) }
        return state.digest
    }

    /// The digest of some bytes.
    package static func digest(of bytes: [UInt8]) -> Digest {
        var state = SHA256State()
        bytes.withUnsafeBytes { bytes in
            state.add(blocksOf: bytes)
            state.end(
                with: UnsafeRawBufferPointer(rebasing: bytes.suffix(bytes.count % 64)), count: bytes.count)
        }
        return state.digest
    }

    /// The digests of several messages, in their order.
    ///
    /// One after the other: four side by side in SIMD lanes measured slower, their shifts being scalar.
    package static func digests(of messages: [[UInt8]]) -> [Digest] {
        messages.map { digest(of: $0) }
    }

    /// The digest of some bytes in lower-case hexadecimal.
    package static func hex(of bytes: [UInt8]) -> String {
        digest(of: bytes).hex
    }
}

extension SHA256State {
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

    /// Works in the end of a message of `count` bytes: its rest, a one bit, zeros, its length in bits.
    mutating func end(with rest: UnsafeRawBufferPointer, count: Int) {
        withUnsafeTemporaryAllocation(byteCount: rest.count < 56 ? 64 : 128, alignment: 8) { blocks in
            blocks.copyMemory(from: rest)
            for index in rest.count..<blocks.count { blocks[index] = 0 }
            blocks[rest.count] = 0x80
            blocks.storeBytes(
                of: (UInt64(count) * 8).bigEndian, toByteOffset: blocks.count - 8, as: UInt64.self)
            add(blocksOf: UnsafeRawBufferPointer(blocks))
        }
    }
}
