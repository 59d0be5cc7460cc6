import Source

/// Whether a node that begins so begins with an anchor or a tag.
func isProperty(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "&") || byte == UInt8(ascii: "!")
}

extension Builder {
    /// Reports the anchor and the tag in front of a node and steps over them; true where there is a tag.
    ///
    /// An anchored node keeps its value; a tag may change what a value means, so a tagged one does not.
    mutating func takeProperties(from start: inout Int, to end: Int) -> Bool {
        var hasTag = false
        var offset = start
        while offset < end {
            switch bytes[offset] {
            case UInt8(ascii: "&"):
                let anchor = offset..<endOfProperty(offset, end)
                refuseAnchor(at: anchor)
                offset = anchor.upperBound
            case UInt8(ascii: "!"):
                let tag = offset..<endOfProperty(offset, end)
                refuseTag(at: tag)
                hasTag = true
                offset = tag.upperBound
            case UInt8(ascii: "#"): offset = crossComment(at: offset, to: end)
            case let byte where isBlankOrBreak(byte): offset += 1
            default:
                start = offset
                return hasTag
            }
        }
        start = end
        return hasTag
    }

    private func endOfProperty(_ start: Int, _ end: Int) -> Int {
        let isVerbatim = start + 1 < end && bytes[start + 1] == UInt8(ascii: "<")
        var offset = start + 1
        while offset < end, !isBlankOrBreak(bytes[offset]) {
            let byte = bytes[offset]
            if isVerbatim, byte == UInt8(ascii: ">") { return offset + 1 }
            if !isVerbatim, ",[]{}".utf8.contains(byte) { break }
            offset += 1
        }
        return offset
    }

    private mutating func refuseAnchor(at range: Range<Int>) {
        findings.add(
            "source/forbidden", "`\(quote(bytes[range]))` is an anchor, and anchors are not allowed",
            at: range,
            help: "delete it, or quote the value where the `&` belongs to it")
    }

    private mutating func refuseTag(at range: Range<Int>) {
        findings.add(
            "source/forbidden", "`\(quote(bytes[range]))` is a tag, and tags are not allowed", at: range,
            help: "delete it, or quote the value where the `!` belongs to it")
    }
}
