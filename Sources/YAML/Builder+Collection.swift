internal import CYAML
import Source

extension Builder {
    @inline(__always)
    mutating func open(_ event: UnsafePointer<yaml_event_t>) {
        var start = offsets.offset(of: event.pointee.start_mark)
        crossGap(to: start)
        let end = offsets.offset(of: event.pointee.end_mark)
        let isMapping = event.pointee.type == YAML_MAPPING_START_EVENT
        let isFlow =
            isMapping
            ? event.pointee.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE
            : event.pointee.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE
        var column = Int(event.pointee.start_mark.column)
        var hasTag = false
        if start < end, isProperty(bytes[start]) {
            hasTag = takeProperties(from: &start, to: end)
            if !isFlow { column = self.column(of: start) }
        }
        lastEnd = max(lastEnd, isFlow ? end : start)

        if frames.last?.isFlow == true { judgeColumn(of: event.pointee.start_mark, at: start) }
        guard frames.count < Limit.depth else {
            findings.add("source/limit", "nested more than 16 deep", at: start..<max(end, start + 1))
            return stop()
        }
        let kind: Document.Kind = hasTag ? .invalid : isMapping ? .mapping : .sequence
        var node = Node(kind, start: start, end: start, traits: .isCollection)
        let isKey = admit(start..<max(end, start + 1)) == .key
        if isKey { node.add(.isLeftOut) }
        frames.append(
            Frame(
                node: nodes.count, isMapping: isMapping, isFlow: isFlow, isKey: isKey,
                column: isFlow ? frames.last?.column ?? -1 : column,
                firstKey: keys.count, expectsKey: isMapping))
        nodes.append(node)
    }

    private func column(of offset: Int) -> Int {
        let line = bytes[..<offset].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        return bytes[line..<offset].count { $0 & 0xC0 != 0x80 }
    }

    @inline(__always)
    mutating func close(_ event: UnsafePointer<yaml_event_t>) {
        guard let frame = frames.popLast() else { return }
        if frame.isFlow { closeFlow(event) }
        var count = frame.entries
        if frame.isMapping {
            count = keys.count - frame.firstKey
            if count > 1 { count -= leaveOutRepeatedKeys(from: frame.firstKey) }
            keys.removeLast(keys.count - frame.firstKey)
        }
        nodes[frame.node].link = UInt32(nodes.count)
        nodes[frame.node].end = UInt32(lastEnd)
        nodes[frame.node].size = count
        if frame.isKey {
            refuseComplexKey(at: Int(nodes[frame.node].start)..<lastEnd)
        }
    }

    /// Steps over the closing bracket, which the one pair of `[a: b]` does not have.
    private mutating func closeFlow(_ event: UnsafePointer<yaml_event_t>) {
        guard event.pointee.start_mark.index < event.pointee.end_mark.index else { return }
        let start = offsets.offset(of: event.pointee.start_mark)
        crossGap(to: start)
        lastEnd = start + 1
    }

    /// Counts a new node as an entry of the collection around it, and says what it is there.
    @inline(__always)
    mutating func admit(_ range: Range<Int>) -> Role {
        let last = frames.count - 1
        guard last >= 0 else {
            hasRoot = true
            return .root
        }
        if frames[last].isMapping, !frames[last].expectsKey {
            frames[last].expectsKey = true
            return .value
        }
        let isMapping = frames[last].isMapping
        frames[last].expectsKey = false
        frames[last].entries += 1
        if frames[last].entries == Limit.entries + 1 { refuseEntry(at: range) }
        return isMapping ? .key : .item
    }

    private mutating func refuseEntry(at range: Range<Int>) {
        findings.add(
            "source/limit", "a collection has more than 100000 entries, and this is the next", at: range)
        isBroken = true
    }

    mutating func refuseComplexKey(at range: Range<Int>) {
        findings.add(
            "source/forbidden", "this key is more than plain text, and complex keys are not allowed",
            at: range, help: "write `key: value` with a word as the key")
    }

    /// Judges a key by its text, and by a `?` in front of it.
    @inline(__always)
    mutating func isForbiddenKey(
        _ value: UnsafeBufferPointer<UInt8>, isPlain: Bool, at range: Range<Int>
    ) -> Bool {
        if let start = explicitKey {
            refuseComplexKey(at: start..<range.upperBound)
            return true
        }
        guard isPlain, value.count <= 2 else { return false }
        return isForbiddenWord(value, at: range)
    }

    private mutating func isForbiddenWord(_ value: UnsafeBufferPointer<UInt8>, at range: Range<Int>) -> Bool {
        if value.isEmpty {
            findings.add(
                "source/forbidden", "a key is missing before this `:`",
                at: range.lowerBound..<min(range.lowerBound + 1, bytes.count))
            return true
        }
        guard value.elementsEqual("<<".utf8) else { return false }
        findings.add(
            "source/forbidden", "`<<` merges another mapping, and that is not allowed", at: range,
            help: "write the keys out")
        return true
    }
}
