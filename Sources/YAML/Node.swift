/// The place of a node in the arena of its document.
package struct NodeID: Hashable, Sendable {
    /// Counted from 0, in document order.
    package let index: UInt32

    /// The node that stands at an index of the arena; only one that was met before makes sense.
    package init(index: UInt32) { self.index = index }

    /// The key of a value that stands in a mapping, which is the node before it.
    package var key: NodeID { NodeID(index: index - 1) }

    /// The value of a key that is one word, which is the node after it.
    package var value: NodeID { NodeID(index: index + 1) }
}

/// One node of the arena, 16 bytes. A collection is followed by its children, depth first.
struct Node: Sendable, BitwiseCopyable {
    /// What is so about a node, next to its kind.
    struct Traits: OptionSet, Sendable {
        let rawValue: UInt32

        static let plain = Traits(rawValue: 1 << 2)
        /// The value stands in the side buffer, since it is spelt otherwise in the source.
        static let isRespelt = Traits(rawValue: 1 << 3)
        /// A key that was reported: it is left out together with its value.
        static let isLeftOut = Traits(rawValue: 1 << 4)
        static let isCollection = Traits(rawValue: 1 << 5)
        /// Written as YAML writes nothing, and no key: `~`, `null`.
        static let isNull = Traits(rawValue: 1 << 6)
    }

    var start: UInt32
    var end: UInt32
    /// Collection: the index after the last node of its subtree. Respelt scalar: the offset of the value.
    var link: UInt32 = 0
    /// From the low end: kind, traits, and from bit 8 the size.
    private var packed: UInt32

    init(_ kind: Document.Kind, start: Int, end: Int, traits: Traits = []) {
        self.start = UInt32(start)
        self.end = UInt32(end)
        packed = UInt32(kind.rawValue) | traits.rawValue
    }

    var kind: Document.Kind {
        get { Document.Kind(rawValue: UInt8(packed & 3)) ?? .invalid }
        set { packed = packed & ~3 | UInt32(newValue.rawValue) }
    }

    func has(_ trait: Traits) -> Bool { packed & trait.rawValue != 0 }

    mutating func add(_ trait: Traits) { packed |= trait.rawValue }

    /// Collection: the number of entries. Respelt scalar: the length of the value.
    var size: Int {
        get { Int(packed >> 8) }
        set { packed = packed & 0xFF | UInt32(newValue) << 8 }
    }

    /// Where the value of a scalar stands: in the side buffer if it is respelt, else in the source.
    var value: Range<Int> {
        if has(.isRespelt) { return Int(link)..<Int(link) + size }
        let quote = has(.plain) ? 0 : 1
        return Int(start) + quote..<Int(end) - quote
    }

    /// The index after the subtree of this node, which stands at an index.
    func next(after index: UInt32) -> UInt32 { has(.isCollection) ? link : index + 1 }
}
