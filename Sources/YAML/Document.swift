import Glibc
import Source

/// One parsed file: its nodes in document order in one flat arena.
///
/// What is asked of a node that cannot answer (the text of a mapping, the pairs of a list) is empty.
package final class Document: @unchecked Sendable {
    /// What a node is.
    package enum Kind: UInt8, Sendable {
        case scalar, sequence, mapping
        /// An alias, a tagged node, a scalar with a forbidden escape: reported, so readers stay silent.
        case invalid
    }

    /// The file that was parsed, in its run.
    package let file: SourceFile.ID
    /// The file that was parsed.
    package let source: SourceFile
    /// The outermost node; nil where the file declares nothing: empty, only comments, or null.
    package let root: NodeID?
    /// Whether nothing of the text was refused; what is missing otherwise may be in the rest.
    package let isWhole: Bool
    /// The arena. It belongs to the document: readers ask millions of times, and an array would count references
    /// each time.
    let nodes: UnsafeBufferPointer<Node>
    /// The values that are spelt otherwise in the source: escapes, folded lines, block scalars.
    private let respelt: UnsafeBufferPointer<UInt8>
    /// The storage of `source.bytes`, which stays where it is: the property is immutable and `source` is kept.
    private let text: UnsafeBufferPointer<UInt8>

    init(
        _ source: SourceFile, id: SourceFile.ID, root: NodeID?, isWhole: Bool, nodes: [Node], respelt: [UInt8]
    ) {
        self.file = id
        self.source = source
        self.root = root
        self.isWhole = isWhole
        self.nodes = Self.own(nodes)
        self.respelt = Self.own(respelt)
        text = source.bytes.withUnsafeBufferPointer(\.self)
    }

    deinit {
        nodes.deallocate()
        respelt.deallocate()
    }

    private static func own<Element: BitwiseCopyable>(_ elements: [Element]) -> UnsafeBufferPointer<Element> {
        let storage = UnsafeMutableBufferPointer<Element>.allocate(capacity: elements.count)
        _ = storage.initialize(from: elements)
        return UnsafeBufferPointer(storage)
    }

    /// The kind of a node.
    package func kind(_ node: NodeID) -> Kind { self[node].kind }

    /// Whether a node is a scalar written without quotes, and not as a block.
    package func isPlain(_ node: NodeID) -> Bool { self[node].has(.plain) }

    /// The place of a node: a scalar with its quotes, a flow collection with its brackets,
    /// a block collection from its first entry to the end of its last.
    package func span(_ node: NodeID) -> Span {
        let node = self[node]
        return Span(file: file, start: node.start, end: node.end)
    }

    /// The number of children: entries of a sequence, pairs of a mapping without those left out.
    package func count(_ node: NodeID) -> Int {
        let node = self[node]
        return node.kind == .sequence || node.kind == .mapping ? node.size : 0
    }

    /// The pairs of a mapping in document order; a repeated or forbidden key is left out with its value.
    package func pairs(_ node: NodeID) -> Pairs { Pairs(nodes, of: node) }

    /// The keys of a mapping that were refused, repeated ones among them.
    package func refusedKeys(_ node: NodeID) -> [NodeID] {
        var pairs = Pairs(nodes, of: node)
        var keys: [NodeID] = []
        while let (key, _) = pairs.step() {
            if self[key].has(.isLeftOut) { keys.append(key) }
        }
        return keys
    }

    /// The keys that lead from the root to the one at a place, itself the last; those left out among them.
    package func keys(to place: Span) -> [NodeID] {
        var keys: [NodeID] = []
        var next = root
        while let node = next {
            next = nil
            var pairs = Pairs(nodes, of: node)
            while let (key, value) = pairs.step() {
                if self[key].start == place.start { return keys + [key] }
                guard contains(value, place) else { continue }
                keys.append(key)
                next = value
            }
            next = next ?? items(node).first { contains($0, place) }
        }
        return keys
    }

    private func contains(_ node: NodeID, _ place: Span) -> Bool {
        self[node].start <= place.start && place.end <= self[node].end
    }

    /// The entries of a sequence in document order.
    package func items(_ node: NodeID) -> Items { Items(nodes, of: node) }

    subscript(node: NodeID) -> Node { nodes[Int(node.index)] }
}

extension Document {
    /// The value of a scalar.
    package func text(_ node: NodeID) -> String {
        String(decoding: bytes(node), as: UTF8.self)
    }

    /// The length of the value of a scalar, in bytes of UTF-8.
    package func length(_ node: NodeID) -> Int {
        let node = self[node]
        return node.kind == .scalar ? node.value.count : 0
    }

    /// Whether a node is a scalar that says nothing: an empty one, or a value of plain `~` or `null`.
    package func isNothing(_ node: NodeID) -> Bool {
        let node = self[node]
        return node.kind == .scalar && (node.value.isEmpty || node.has(.isNull))
    }

    /// Whether a node is a scalar with this value.
    package func equals(_ node: NodeID, _ text: StaticString) -> Bool {
        guard self[node].kind == .scalar else { return false }
        return text.withUTF8Buffer { Document.same(bytes(node), $0) }
    }

    /// Whether a node is a scalar with this value, byte for byte.
    package func equals(_ node: NodeID, _ text: String) -> Bool {
        guard self[node].kind == .scalar, length(node) == text.utf8.count else { return false }
        var text = text
        return text.withUTF8 { Document.same(bytes(node), $0) }
    }

    /// The value of a scalar in UTF-8; it may be looked at as long as the document lives.
    package func bytes(_ node: NodeID) -> UnsafeBufferPointer<UInt8> {
        let node = self[node]
        guard node.kind == .scalar else { return UnsafeBufferPointer(start: nil, count: 0) }
        return UnsafeBufferPointer(rebasing: (node.has(.isRespelt) ? respelt : text)[node.value])
    }

    static func same(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Bool {
        guard left.count == right.count else { return false }
        guard let start = left.baseAddress, let other = right.baseAddress else { return true }
        return memcmp(start, other, left.count) == 0
    }
}
