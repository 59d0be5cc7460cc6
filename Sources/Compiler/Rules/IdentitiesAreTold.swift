import Source

extension Rule {
    static let identitiesAreTold = Rule("users/look-alike", .warning) { estate, report in
        for organization in estate.organizations {
            var seen: [[UInt8]: User] = [:]
            for user in organization.users {
                let shape = skeleton(user.email)
                guard let earlier = seen[shape] else {
                    seen[shape] = user
                    continue
                }
                let (first, later) = earlier.span.start <= user.span.start ? (earlier, user) : (user, earlier)
                report(
                    later.span, "`\(later.email)` looks like `\(first.email)`", address: later.address(in: organization),
                    help: "make sure that these are two people",
                    notes: [.init("this is the other one", at: .span(first.span))])
            }
        }
    }
}

/// The text with characters that look alike made equal: `1`, `i` and `l`, `0` and `o`, `rn` and `m`, `vv` and `w`.
private func skeleton(_ text: String) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
        switch byte {
        case UInt8(ascii: "1"), UInt8(ascii: "i"): result.append(UInt8(ascii: "l"))
        case UInt8(ascii: "0"): result.append(UInt8(ascii: "o"))
        case UInt8(ascii: "n") where result.last == UInt8(ascii: "r"): result[result.count - 1] = UInt8(ascii: "m")
        case UInt8(ascii: "v") where result.last == UInt8(ascii: "v"): result[result.count - 1] = UInt8(ascii: "w")
        default: result.append(byte)
        }
    }
    return result
}
