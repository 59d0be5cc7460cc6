internal import CYAML
import Source

func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

func isBlankOrBreak(_ byte: UInt8) -> Bool { isBlank(byte) || byte == 0x0A || byte == 0x0D }

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

    mutating func crossComment(at start: Int, to end: Int) -> Int {
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

    /// Inside brackets libyaml lets a line begin anywhere, where it looks like a key of the mapping outside.
    @inline(__always)
    mutating func judgeColumn(of mark: yaml_mark_t, at start: Int) {
        guard let frame = frames.last, Int(mark.column) <= frame.column else { return }
        noteShallowLine(at: start)
    }

    /// The further lines of a scalar stand deeper than the collection around it, too.
    mutating func judgeLines(of range: Range<Int>) {
        guard let column = frames.last?.column, column >= 0 else { return }
        var offset = range.lowerBound
        while let lineFeed = bytes[offset..<range.upperBound].firstIndex(of: UInt8(ascii: "\n")) {
            offset = lineFeed + 1
            let text = bytes[offset...].firstIndex { $0 != UInt8(ascii: " ") } ?? bytes.count
            guard text < range.upperBound, text - offset <= column else { continue }
            if bytes[text] == UInt8(ascii: "\n") || bytes[text] == UInt8(ascii: "\r") { continue }
            return noteShallowLine(at: text)
        }
    }

    private mutating func noteShallowLine(at start: Int) {
        if shallowLine == nil { shallowLine = start..<start + (UTF8Scalar(bytes, at: start)?.width ?? 1) }
        isBroken = true
    }

    mutating func refuseShallowLine(at range: Range<Int>) {
        findings.add(
            "source/syntax", "this line belongs to a value that began above, but is not indented", at: range,
            help: "indent it deeper than the key of that value")
    }
}
