import YAML

/// The keys that one kind of mapping may have. What a reader accepts and what an editor is told come from here.
struct Shape<Key: RawRepresentable<UInt8> & Sendable>: Sendable {
    /// One key of a shape: its name, what may stand under it, and a sentence for whoever writes it.
    struct Entry: Sendable {
        let key: Key
        let member: Form.Member

        static func required(_ key: Key, _ name: String, _ form: Form, _ summary: String) -> Entry {
            Entry(key: key, member: .init(name: name, isRequired: true, form: form, summary: summary))
        }
        static func optional(_ key: Key, _ name: String, _ form: Form, _ summary: String) -> Entry {
            Entry(key: key, member: .init(name: name, isRequired: false, form: form, summary: summary))
        }
    }

    /// What an editor is told of these keys.
    let members: [Form.Member]
    /// The keys that may not be missing.
    let required: [(key: Key, name: String)]
    private let needsOneOf: [String]
    private let keys: [Key]
    private let names: NameTable

    /// - Parameter needsOneOf: keys of which at least one is given; the reader of the mapping sees to it.
    init(_ entries: [Entry], needsOneOf: [String] = []) {
        self.needsOneOf = needsOneOf
        members = entries.map(\.member)
        required = entries.filter(\.member.isRequired).map { ($0.key, $0.member.name) }
        keys = entries.map(\.key)
        names = NameTable(members.map(\.name))
    }

    /// The mapping as a form, for whatever holds one.
    var form: Form { .record(members, needsOneOf: needsOneOf) }

    /// The key that a node names.
    func key(_ node: NodeID, in document: Document) -> Key? {
        names.index(of: document.bytes(node)).map { keys[$0] }
    }

    /// The key of a name.
    func key(named name: String) -> Key? {
        members.firstIndex { $0.name == name }.map { keys[$0] }
    }
}

/// The values found under the keys of a shape, of which it has at most sixteen.
struct Fields<Key: RawRepresentable<UInt8>> {
    /// The value under each key; a value is never the first node, which stands for none.
    private var values = InlineArray<16, UInt32>(repeating: 0)
    /// One bit for each key that somebody meant who wrote another, or one that was refused.
    private var meant: UInt16 = 0

    init() {}

    /// The value under a key, where it is given.
    subscript(key: Key) -> NodeID? {
        let index = values[Int(key.rawValue)]
        return index == 0 ? nil : NodeID(index: index)
    }

    /// The key itself as it stands in the text.
    func name(_ key: Key) -> NodeID? { self[key]?.key }

    /// Whether a key is neither given nor meant by another one: that it is missing is not told yet.
    func isMissing(_ key: Key) -> Bool { self[key] == nil && !isMeant(key) }

    /// Whether a key that is misspelt or refused may stand for this one.
    func isMeant(_ key: Key) -> Bool { meant & 1 << key.rawValue != 0 }

    mutating func set(_ key: Key, value: NodeID) { values[Int(key.rawValue)] = value.index }

    mutating func setMeant(_ key: Key) { meant |= 1 << key.rawValue }

    mutating func setAllMeant() { meant = .max }
}
