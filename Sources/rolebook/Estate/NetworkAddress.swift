import Glibc

/// An address of version 4 or 6 of the Internet protocol.
struct NetworkAddress {
    private let family: Int32
    private var bytes: [UInt8]

    /// `nil` where the text is none.
    init?(_ text: String) {
        family = text.utf8.contains(UInt8(ascii: ":")) ? AF_INET6 : AF_INET
        bytes = [UInt8](repeating: 0, count: family == AF_INET6 ? 16 : 4)
        guard inet_pton(family, text, &bytes) == 1 else { return nil }
    }

    /// The address in its usual spelling.
    var text: String { Self.spelling(family, bytes) }

    /// The network that it belongs to: `203.0.113.0/24`, `2001:db8:1::/48`.
    var network: String {
        let kept = family == AF_INET6 ? 6 : 3
        let network = bytes.prefix(kept) + [UInt8](repeating: 0, count: bytes.count - kept)
        return "\(Self.spelling(family, Array(network)))/\(kept * 8)"
    }

    private static func spelling(_ family: Int32, _ bytes: [UInt8]) -> String {
        var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        guard inet_ntop(family, bytes, &text, socklen_t(text.count)) != nil else { return "" }
        return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
