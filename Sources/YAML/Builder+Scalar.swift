internal import CYAML
import Glibc
import Source

extension Builder {
    @inline(__always)
    mutating func addScalar(_ event: UnsafePointer<yaml_event_t>) {
        var start = offsets.offset(of: event.pointee.start_mark)
        crossGap(to: start)
        var end = offsets.offset(of: event.pointee.end_mark)
        let style = event.pointee.data.scalar.style
        if style == YAML_LITERAL_SCALAR_STYLE || style == YAML_FOLDED_SCALAR_STYLE {
            end = endOfText(start..<end)
            judgeBlockHeader(at: start)
        }
        let hasTag = end > start && isProperty(bytes[start]) && takeProperties(from: &start, to: end)
        lastEnd = max(lastEnd, end)
        let value = UnsafeBufferPointer(
            start: UnsafePointer(event.pointee.data.scalar.value), count: event.pointee.data.scalar.length)
        let isPlain = style == YAML_PLAIN_SCALAR_STYLE
        if frames.isEmpty, isPlain, isNull(value) { return }
        if end > start, frames.last?.isFlow == true { judgeColumn(of: event.pointee.start_mark, at: start) }
        let isOneLine = event.pointee.start_mark.line == event.pointee.end_mark.line
        if !isOneLine { judgeLines(of: start..<end) }

        var node = Node(
            hasTag ? .invalid : .scalar, start: start, end: end, traits: isPlain ? .plain : [])
        let isFaithful = isOneLine && (isPlain || style == YAML_SINGLE_QUOTED_SCALAR_STYLE)
        settle(value, in: &node, isFaithful: isFaithful)
        if !isAcceptable(value, in: node, isEscaped: style == YAML_DOUBLE_QUOTED_SCALAR_STYLE) {
            node.kind = .invalid
        }
        if admit(start..<end) == .key {
            if node.kind == .invalid || isForbiddenKey(value, isPlain: isPlain, at: start..<end) {
                node.add(.isLeftOut)
            } else {
                keys.append(UInt32(nodes.count))
            }
        } else if isPlain, isNull(value) {
            node.add(.isNull)
        }
        nodes.append(node)
    }

    mutating func addAlias(_ event: UnsafePointer<yaml_event_t>) {
        let start = offsets.offset(of: event.pointee.start_mark)
        let end = offsets.offset(of: event.pointee.end_mark)
        crossGap(to: start)
        lastEnd = end
        findings.add(
            "source/forbidden", "`\(quote(bytes[start..<end]))` is an alias, and aliases are not allowed",
            at: start..<end, help: "write the value out, or quote it where the `*` belongs to it")
        var node = Node(.invalid, start: start, end: end)
        if admit(start..<end) == .key { node.add(.isLeftOut) }
        nodes.append(node)
    }

    /// Notes where the value stands: in the source, where it stands there byte for byte, else aside.
    ///
    /// Faithful: on one line and without escapes that could keep the length, so that an equal length will do.
    @inline(__always)
    private mutating func settle(
        _ value: UnsafeBufferPointer<UInt8>, in node: inout Node, isFaithful: Bool
    ) {
        guard let text = value.baseAddress, let source = bytes.baseAddress else { return }
        let start = Int(node.start) + (node.has(.plain) ? 0 : 1)
        let room = Int(node.end - node.start) - (node.has(.plain) ? 0 : 2)
        if value.count == room, isFaithful || memcmp(source + start, text, room) == 0 {
            assert(memcmp(source + start, text, room) == 0)
        } else {
            node.link = UInt32(respelt.count)
            node.add(.isRespelt)
            node.size = value.count
            respelt.append(contentsOf: value)
        }
    }

    /// Judges size and escapes; false where the value must not be used.
    @inline(__always)
    private mutating func isAcceptable(
        _ value: UnsafeBufferPointer<UInt8>, in node: Node, isEscaped: Bool
    ) -> Bool {
        if value.count > Limit.scalar {
            findings.add("source/limit", "a value of more than 16 KiB", at: Int(node.start)..<Int(node.end))
            isBroken = true
        }
        guard node.has(.isRespelt) else {
            return value.count != 1 || !node.has(.plain) || isNoDash(value[0], at: Int(node.start))
        }
        guard isEscaped, let scalar = firstForbidden(in: value) else { return true }
        let (codePoint, name) = ForbiddenCharacter.described(scalar)
        findings.add(
            "source/forbidden", "an escape for the character `\(codePoint)` (\(name)), which is not allowed",
            at: Int(node.start)..<Int(node.end), help: "delete it")
        return false
    }

    /// libyaml reads the `-` of `[-]` as text, where YAML sees a list that went wrong.
    private mutating func isNoDash(_ byte: UInt8, at start: Int) -> Bool {
        guard byte == UInt8(ascii: "-") else { return true }
        findings.add(
            "source/syntax", "a `-` alone is no value", at: start..<start + 1, help: "quote it: `\"-\"`")
        isBroken = true
        return false
    }

    private func firstForbidden(in value: UnsafeBufferPointer<UInt8>) -> UInt32? {
        var offset = 0
        while offset < value.count, let scalar = UTF8Scalar(value, at: offset) {
            offset += scalar.width
            switch scalar.value {
            case 0x09, 0x0A: break
            case 0x0D where offset < value.count && value[offset] == 0x0A: break
            case let other where ForbiddenCharacter.contains(other): return other
            default: break
            }
        }
        return nil
    }

    private func isNull(_ value: UnsafeBufferPointer<UInt8>) -> Bool {
        switch value.count {
        case 0: return true
        case 1: return value[0] == UInt8(ascii: "~")
        case 4 where value[0] | 0x20 == UInt8(ascii: "n"):
            return ["null", "Null", "NULL"].contains(String(decoding: value, as: UTF8.self))
        default: return false
        }
    }

    /// A block scalar ends before the line breaks that follow its last line of text.
    private func endOfText(_ range: Range<Int>) -> Int {
        var end = range.upperBound
        while end > range.lowerBound, isBlankOrBreak(bytes[end - 1]) { end -= 1 }
        return end
    }
}
