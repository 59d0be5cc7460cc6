extension SHA256 {
    /// The digests of several messages, in their order.
    package static func digests(of messages: [[UInt8]]) -> [Digest] {
        messages.map { digest(of: $0) }
    }
}
