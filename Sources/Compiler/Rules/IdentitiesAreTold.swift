import Source

extension Rule {
    static let identitiesAreTold = Rule("users/look-alike", .warning) { estate, report in
        for organization in estate.organizations {
            let shapes = organization.users.map { (hash: skeletonHash($0.email), user: $0) }.sorted {
                ($0.hash, $0.user.span.file, $0.user.span.start)
                    < ($1.hash, $1.user.span.file, $1.user.span.start)
            }
            for (one, other) in zip(shapes, shapes.dropFirst()) where one.hash == other.hash {
                report(
                    other.user.span, "`\(other.user.email)` looks like `\(one.user.email)`",
                    address: other.user.address(in: organization),
                    help: "make sure that these are two people",
                    notes: [.init("this is the other one", at: .span(one.user.span))])
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
