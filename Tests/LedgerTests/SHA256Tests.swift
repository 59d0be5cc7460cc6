import Ledger
import Testing

/// Vectors of NIST, and digests that Python's hashlib made.
struct SHA256Tests {
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        (
            "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmn"
                + "hijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
            "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
        ),
        (
            String(repeating: "a", count: 1_000_000),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
        ),
    ])
    func messagesHaveTheDigestsOfTheStandard(_ message: String, _ digest: String) {
        #expect(SHA256.hex(of: Array(message.utf8)) == digest)
    }

    /// The digest of the digests of messages of many lengths, `bytes(i * 7 + n & 255 for i in range(n))`.
    @Test func everyLengthAroundABlockIsRight() {
        let lengths = Array(0...130) + [1000, 4095, 4096, 4097]
        let messages = lengths.map { length in (0..<length).map { UInt8(truncatingIfNeeded: $0 * 7 + length) }
        }
        let digests = SHA256.digests(of: messages)
        #expect(digests == messages.map { SHA256.digest(of: $0) })
        let whole = SHA256.hex(of: digests.flatMap { $0.bytes })
        #expect(whole == "c336cb5c3881117ae568f682f29ed5062a7b09efdf413974350e3e382b230f1d")
    }

    @Test func piecesOfAnySizeGiveTheDigestOfTheWhole() {
        let message = (0..<1000).map { UInt8(truncatingIfNeeded: $0 * 31) }
        for size in [1, 3, 55, 56, 63, 64, 65, 127, 128, 500, 1000] {
            var hash = SHA256()
            for start in stride(from: 0, to: message.count, by: size) {
                hash.update(message[start..<min(start + size, message.count)])
            }
            hash.update([])
            #expect(hash.finish() == SHA256.digest(of: message), "pieces of \(size)")
        }
    }

    @Test func aDigestIsWrittenInBase64() {
        #expect(SHA256.digest(of: []).base64 == "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")
        #expect(SHA256.digest(of: Array("abc".utf8)).base64 == "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=")
    }
}
