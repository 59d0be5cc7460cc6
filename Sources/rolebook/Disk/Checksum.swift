/// What the writing of the output has in common.
enum Disk {
    /// Recognizes bytes that a crash has torn: 64-bit FNV-1a over words of eight bytes, then over what is left.
    /// No defence against a forger; that is the matter of the manifest's SHA-256.
    static func checksum(_ bytes: [UInt8]) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        let prime: UInt64 = 0x0000_0100_0000_01b3
        bytes.withUnsafeBytes { buffer in
            var offset = 0
            while offset + 8 <= buffer.count {
                let word = UInt64(littleEndian: buffer.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
                hash = (hash ^ word) &* prime
                // Without this the top bits of a word would never reach the low bits of the hash.
                hash ^= hash >> 32
                offset += 8
            }
            for byte in buffer[offset...] { hash = (hash ^ UInt64(byte)) &* prime }
        }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }
}
