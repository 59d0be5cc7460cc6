import Source

func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

func isBlankOrBreak(_ byte: UInt8) -> Bool { isBlank(byte) || byte == 0x0A || byte == 0x0D }

/// Whether a node that begins so begins with an anchor or a tag.
func isProperty(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "&") || byte == UInt8(ascii: "!")
}

extension Builder {
    /// Walks over what stands between two tokens, for what libyaml does not tell or is lax about:
    /// the `?` of an explicit key, a comment glued to a value, a TAB as indentation.
    @inline(__always)
    mutating func crossGap(to end: Int) {
        explicitKey = nil
        var offset = lastEnd
        while offset < end {
            let byte = bytes[offset]
            if byte == UInt8(ascii: "#") {
                offset = crossComment(at: offset, to: end)
                continue
            }
            if byte == UInt8(ascii: "?") { explicitKey = offset }
            if byte == UInt8(ascii: "\t") { judgeTab(at: offset) }
            offset += 1
        }
    }

    private mutating func crossComment(at start: Int, to end: Int) -> Int {
        if start > 0, !isBlankOrBreak(bytes[start - 1]) { refuseGluedComment(at: start) }
        var offset = start
        while offset < end, bytes[offset] != UInt8(ascii: "\n") { offset += 1 }
        return offset
    }

    private mutating func refuseGluedComment(at start: Int) {
        findings.add(
            "source/syntax", "a comment begins after a space", at: start..<start + 1,
            help: "put a space before the `#`, or quote the whole value")
        isBroken = true
    }

    private mutating func judgeTab(at start: Int) {
        guard start == 0 || bytes[start - 1] == UInt8(ascii: "\n") else { return }
        var end = start
        while end < bytes.count, isBlank(bytes[end]) { end += 1 }
        guard end < bytes.count, !isBlankOrBreak(bytes[end]), bytes[end] != UInt8(ascii: "#") else { return }
        findings.add(
            "source/syntax", "a TAB is used for indentation", at: start..<start + 1,
            help: "indent with spaces")
        isBroken = true
    }

    /// The header of a block scalar, as `|-` or `>2`, ends before a blank.
    mutating func judgeBlockHeader(at start: Int) {
        var offset = start
        while offset < bytes.count, !isBlankOrBreak(bytes[offset]) {
            if bytes[offset] == UInt8(ascii: "#") { return refuseGluedComment(at: offset) }
            offset += 1
        }
    }

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
            "source/forbidden", "`\(quote(bytes[range]))` is an anchor, and anchors are not allowed", at: range,
            help: "delete it, or quote the value where the `&` belongs to it")
    }

    private mutating func refuseTag(at range: Range<Int>) {
        findings.add(
            "source/forbidden", "`\(quote(bytes[range]))` is a tag, and tags are not allowed", at: range,
            help: "delete it, or quote the value where the `!` belongs to it")
    }
}
