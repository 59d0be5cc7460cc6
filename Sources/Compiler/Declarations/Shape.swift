import YAML

/// The keys that one kind of mapping may have. What a reader accepts and what an editor is told come from here.
struct Shape<Key: RawRepresentable<UInt8> & Sendable>: Sendable {
    /// One key of a shape.
    struct Entry: Sendable {
        let key: Key
        let name: String
        let isRequired: Bool

        static func required(_ key: Key, _ name: String) -> Entry {
            Entry(key: key, name: name, isRequired: true)
        }
        static func optional(_ key: Key, _ name: String) -> Entry {
            Entry(key: key, name: name, isRequired: false)
        }
    }

    let entries: [Entry]
    private let names: NameTable

    init(_ entries: [Entry]) {
        self.entries = entries
        names = NameTable(entries.map(\.name))
    }

    func entry(named node: NodeID, in document: Document) -> Entry? {
        document.withBytes(node) { names.index(of: $0) }.map { entries[$0] }
    }
}

/// The values found under the keys of a shape.
struct Fields<Key: RawRepresentable<UInt8>> {
    private var keys = InlineArray<32, NodeID?>(repeating: nil)
    private var values = InlineArray<32, NodeID?>(repeating: nil)

    init() {}

    /// The value under a key, where it is given.
    subscript(key: Key) -> NodeID? { values[Int(key.rawValue)] }

    /// The key itself as it stands in the text.
    func name(_ key: Key) -> NodeID? { keys[Int(key.rawValue)] }

    mutating func set(_ key: Key, name: NodeID, value: NodeID) {
        keys[Int(key.rawValue)] = name
        values[Int(key.rawValue)] = value
    }
}
