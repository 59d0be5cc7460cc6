import Source

extension Rule {
    static let identitiesAreTold = Rule("users/look-alike", .warning) { estate, report in
        for organization in estate.organizations {
            let shapes = organization.users.indices.map {
                (hash: skeletonHash(organization.users[$0].email), user: $0)
            }
            .sorted { ($0.hash, $0.user) < ($1.hash, $1.user) }
            for (one, other) in zip(shapes, shapes.dropFirst()) where one.hash == other.hash {
                let pair = [organization.users[one.user], organization.users[other.user]]
                    .sorted { ($0.span.file, $0.span.start) < ($1.span.file, $1.span.start) }
                report(
                    pair[1].span, "`\(pair[1].email)` looks like `\(pair[0].email)`",
                    address: pair[1].address(in: organization), help: "make sure that these are two people",
                    notes: [.init("this is the other one", at: .span(pair[0].span))])
            }
        }
    }
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
