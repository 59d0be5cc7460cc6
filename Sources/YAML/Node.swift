/// The place of a node in the arena of its document.
package struct NodeID: Hashable, Sendable {
    package let index: UInt32

    package init(index: UInt32) { self.index = index }
}

/// One node of the arena, 24 bytes. A collection is followed by its children, depth first.
struct Node: Sendable {
    /// What is so about a node, next to its kind.
    struct Traits: OptionSet, Sendable {
        let rawValue: UInt8

        init(rawValue: UInt8) { self.rawValue = rawValue }

        static var plain: Traits { Traits(rawValue: 1) }
        /// The value stands in the side buffer, since it is spelt otherwise in the source.
        static var isRespelt: Traits { Traits(rawValue: 2) }
        /// A key that was reported: it is left out together with its value.
        static var isLeftOut: Traits { Traits(rawValue: 4) }
    }

    var start: UInt32
    var end: UInt32
    /// The index after the last node of this one's subtree.
    var next: UInt32
    /// Scalar: the offset of the value. Collection: the number of entries.
    var first: UInt32
    /// Scalar: the length of the value.
    var length: UInt32
    var kind: Document.Kind
    var traits: Traits

    init(_ kind: Document.Kind, start: Int, end: Int, next: Int) {
        self.start = UInt32(start)
        self.end = UInt32(end)
        self.next = UInt32(next)
        self.first = 0
        self.length = 0
        self.kind = kind
        self.traits = []
    }
}
