/// The pairs of a mapping in document order. Walking them allocates nothing; the document has to live on.
package struct Pairs: Sequence, IteratorProtocol {
    let nodes: UnsafeBufferPointer<Node>
    var position: UInt32
    let end: UInt32

    init(_ nodes: UnsafeBufferPointer<Node>, of parent: NodeID) {
        let node = nodes[Int(parent.index)]
        self.nodes = nodes
        position = parent.index + 1
        end = node.kind == .mapping ? node.link : position
    }

    /// The next pair, or nil at the end.
    package mutating func next() -> (key: NodeID, value: NodeID)? {
        while let (key, value) = step() {
            if !nodes[Int(key.index)].has(.isLeftOut) { return (key, value) }
        }
        return nil
    }

    /// The next pair, be it left out.
    @inline(__always)
    mutating func step() -> (key: NodeID, value: NodeID)? {
        guard position < end else { return nil }
        let key = NodeID(index: position)
        let value = NodeID(index: nodes[Int(position)].next(after: position))
        position = nodes[Int(value.index)].next(after: value.index)
        return (key, value)
    }
}

/// The entries of a sequence in document order. Walking them allocates nothing; the document has to live on.
package struct Items: Sequence, IteratorProtocol {
    let nodes: UnsafeBufferPointer<Node>
    var position: UInt32
    let end: UInt32

    init(_ nodes: UnsafeBufferPointer<Node>, of parent: NodeID) {
        let node = nodes[Int(parent.index)]
        self.nodes = nodes
        position = parent.index + 1
        end = node.kind == .sequence ? node.link : position
    }

    /// The next entry, or nil at the end.
    package mutating func next() -> NodeID? {
        guard position < end else { return nil }
        let item = NodeID(index: position)
        position = nodes[Int(position)].next(after: position)
        return item
    }
}
