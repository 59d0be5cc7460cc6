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
        names.index(of: document.bytes(node)).map { entries[$0] }
    }
}

/// The values found under the keys of a shape, of which it has at most sixteen.
struct Fields<Key: RawRepresentable<UInt8>> {
    /// The value under each key; a value is never the first node, which stands for none.
    private var values = InlineArray<16, UInt32>(repeating: 0)

    init() {}

    /// The value under a key, where it is given.
    subscript(key: Key) -> NodeID? {
        let index = values[Int(key.rawValue)]
        return index == 0 ? nil : NodeID(index: index)
    }

    /// The key itself as it stands in the text.
    func name(_ key: Key) -> NodeID? { self[key]?.key }

    mutating func set(_ key: Key, value: NodeID) { values[Int(key.rawValue)] = value.index }
}
