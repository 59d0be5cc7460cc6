import Source

extension Rule {
    static let identitiesAreTold = Rule("users/look-alike", .warning) { estate, report in
        for organization in estate.organizations {
            for (first, later) in lookAlikes(organization.users) {
                report(
                    later.span, "`\(later.email)` looks like `\(first.email)`",
                    address: later.address(in: organization),
                    help: "make sure that these are two people",
                    notes: [.init("this is the other one", at: .span(first.span))])
            }
        }
    }
}

/// Each user that looks like one who was declared before, with the nearest of those.
private func lookAlikes(_ users: [User]) -> [(first: User, later: User)] {
    if users.count < 2 { return [] }
    let hashes = users.indices.map { (hash: skeletonHash(users[$0].email), user: $0) }
        .sorted { ($0.hash, $0.user) < ($1.hash, $1.user) }
    var result: [(first: User, later: User)] = []
    var start = 0
    for end in 1...hashes.count where end == hashes.count || hashes[end].hash != hashes[start].hash {
        if end - start > 1 {
            let alike = hashes[start..<end].map { users[$0.user] }
                .sorted { ($0.span.file, $0.span.start) < ($1.span.file, $1.span.start) }
            result += zip(alike, alike.dropFirst()).map { (first: $0, later: $1) }
        }
        start = end
    }
    return result
}

/// A hash of the text with characters that look alike made equal: `1` and `l`, `0` and `o`, `rn` and `m`.
private func skeletonHash(_ text: String) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var held: UInt8?
    func take(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    for byte in text.utf8 {
        if held != nil {
            held = nil
            if byte == UInt8(ascii: "n") {
                take(UInt8(ascii: "m"))
                continue
            }
            take(UInt8(ascii: "r"))
        }
        switch byte {
        case UInt8(ascii: "1"): take(UInt8(ascii: "l"))
        case UInt8(ascii: "0"): take(UInt8(ascii: "o"))
        case UInt8(ascii: "r"): held = byte
        default: take(byte)
        }
    }
    if let held { take(held) }
    return hash
}
