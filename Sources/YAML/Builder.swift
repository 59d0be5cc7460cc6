internal import CYAML
import Source

/// Lays the events of libyaml down as nodes, and reports what the subset refuses.
struct Builder {
    /// A collection that is still open.
    struct Frame {
        let node: Int
        let isMapping: Bool
        let isFlow: Bool
        /// Whether it stands where a key should.
        let isKey: Bool
        /// The column of the innermost block collection, this one included; -1: none.
        let column: Int
        /// Where its keys begin in `keys`.
        let firstKey: Int
        var expectsKey: Bool
        /// Entries seen, those left out among them.
        var entries = 0
    }

    /// What a node is to its parent.
    enum Role { case root, item, key, value }

    let bytes: UnsafeBufferPointer<UInt8>
    var offsets: Offsets
    var findings: Findings
    var nodes: [Node] = []
    var respelt: [UInt8] = []
    /// The collections around the next node, outermost first.
    var frames: [Frame] = []
    /// The keys of the open mappings, those left out not among them.
    var keys: [UInt32] = []
    /// The end of the last token that was read.
    var lastEnd = 0
    /// The place of the last `?` before the next node.
    var explicitKey: Int?
    /// The first line that began too far left inside brackets or quotes; told at the end, as one often means
    /// that they were never closed.
    var shallowLine: Range<Int>?
    var hasRoot = false
    /// Whether nothing that was read can be trusted.
    var isBroken = false
    private var documents = 0
    private var isOver = false
    private(set) var endsExplicitly = false

    init(_ bytes: UnsafeBufferPointer<UInt8>, isASCII: Bool, file: SourceFile.ID) {
        self.bytes = bytes
        offsets = Offsets(bytes, isASCII: isASCII)
        findings = Findings(file)
        nodes.reserveCapacity(bytes.count / 8)
        frames.reserveCapacity(Limit.depth + 1)
    }

    mutating func run() {
        guard let events = EventStream(bytes) else { return refuse(nil) }
        while !isOver {
            guard let event = events.next() else {
                refuse(events.refusal)
                break
            }
            take(event)
            if findings.isFull { giveUp() }
        }
        if let shallowLine { refuseShallowLine(at: shallowLine) }
    }

    func document(of source: SourceFile, id: SourceFile.ID) -> Document? {
        guard !isBroken else { return nil }
        let root = hasRoot ? NodeID(index: 0) : nil
        return Document(
            source, id: id, root: root, isWhole: findings.list.isEmpty, nodes: nodes, respelt: respelt)
    }

    @inline(__always)
    private mutating func take(_ event: UnsafePointer<yaml_event_t>) {
        switch event.pointee.type {
        case YAML_SCALAR_EVENT: addScalar(event)
        case YAML_MAPPING_START_EVENT, YAML_SEQUENCE_START_EVENT: open(event)
        case YAML_MAPPING_END_EVENT, YAML_SEQUENCE_END_EVENT: close(event)
        case YAML_ALIAS_EVENT: addAlias(event)
        case YAML_DOCUMENT_START_EVENT: startDocument(event)
        case YAML_DOCUMENT_END_EVENT: endDocument(event)
        case YAML_STREAM_END_EVENT: isOver = true
        default: break
        }
    }

    private mutating func startDocument(_ event: UnsafePointer<yaml_event_t>) {
        documents += 1
        let start = offsets.offset(of: event.pointee.start_mark)
        if documents == 1 {
            lastEnd = event.pointee.data.document_start.implicit != 0 ? 0 : start + 3
            return
        }
        refuseSecondDocument(at: start..<min(start + 3, bytes.count))
        isOver = true
    }

    private mutating func endDocument(_ event: UnsafePointer<yaml_event_t>) {
        endsExplicitly = event.pointee.data.document_end.implicit == 0
        var end = lastEnd
        while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
        crossGap(to: end)
    }

    mutating func refuseSecondDocument(at range: Range<Int>) {
        findings.add(
            "source/forbidden", "a file holds one document, and a second one begins here", at: range,
            help: "move it to a file of its own")
    }

    /// Stops for good: what has been read so far stands for nothing.
    mutating func stop() {
        isBroken = true
        isOver = true
    }

    private mutating func giveUp() {
        findings.addForFile("source/limit", "more than 1000 findings in this file, which is not read on")
        stop()
    }
}
