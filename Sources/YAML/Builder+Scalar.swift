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

        var node = Node(hasTag ? .invalid : .scalar, start: start, end: end, next: nodes.count + 1)
        if isPlain { node.traits.insert(.plain) }
        settle(value, in: &node, quotes: isPlain ? 0 : 1)
        if !isAcceptable(value, in: node, isEscaped: style == YAML_DOUBLE_QUOTED_SCALAR_STYLE) {
            node.kind = .invalid
        }
        if admit(start..<end) == .key {
            if node.kind == .invalid || isForbiddenKey(value, isPlain: isPlain, at: start..<end) {
                node.traits.insert(.isLeftOut)
            } else {
                keys.append(UInt32(nodes.count))
            }
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
        var node = Node(.invalid, start: start, end: end, next: nodes.count + 1)
        if admit(start..<end) == .key { node.traits.insert(.isLeftOut) }
        nodes.append(node)
    }

    /// Notes where the value stands: in the source, where it stands there byte for byte, else aside.
    @inline(__always)
    private mutating func settle(_ value: UnsafeBufferPointer<UInt8>, in node: inout Node, quotes: Int) {
        node.length = UInt32(value.count)
        guard let text = value.baseAddress, let source = bytes.baseAddress, value.count > 0 else { return }
        let start = Int(node.start) + quotes
        if value.count == Int(node.end) - quotes - start, memcmp(source + start, text, value.count) == 0 {
            node.first = UInt32(start)
        } else {
            node.first = UInt32(respelt.count)
            node.traits.insert(.isRespelt)
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
        guard node.traits.contains(.isRespelt) else {
            return node.length != 1 || node.traits != .plain || isNoDash(value[0], at: Int(node.start))
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
        guard value.count <= 4 else { return false }
        return ["", "~", "null", "Null", "NULL"].contains(String(decoding: value, as: UTF8.self))
    }

    /// A block scalar ends before the line breaks that follow its last line of text.
    private func endOfText(_ range: Range<Int>) -> Int {
        var end = range.upperBound
        while end > range.lowerBound, isBlankOrBreak(bytes[end - 1]) { end -= 1 }
        return end
    }
}
