/// The file `out/.rolebook/record`: what a committed change consists of. While it stands there, the change holds,
/// whatever of it has reached `state/` and `activity/`; without it, nothing staged counts.
///
///     rolebook record 1
///     write 0 1240 4f2d07c1a85b9e36 state/organizations/acme.json
///     append 1 311 9a01bb6700cd4e12 4096 activity/2026-11.jsonl
///     remove state/organizations/old.json
///     write 2 811 03bc55d20f7a9164 state/rolebook.json
///     end 77aa0912cc3e4b8d
struct CommitRecord: Sendable {
    /// A file of the stage, with what makes it recognizable. Its name there is its number.
    struct Staged: Sendable {
        let number: Int
        let length: Int
        let checksum: String

        func matches(_ bytes: [UInt8]) -> Bool {
            bytes.count == length && Disk.checksum(bytes) == checksum
        }
    }

    enum Operation: Sendable {
        case write(Staged)
        case append(Staged, offset: Int)
        case remove
    }

    /// In the order of publishing.
    let operations: [(name: String, operation: Operation)]
    private let byName: [String: Operation]

    /// Nothing where a name is not one of the output, or stands twice.
    init?(_ operations: [(name: String, operation: Operation)]) {
        guard operations.allSatisfy({ OutputName.isValid($0.name) }) else { return nil }
        self.operations = operations
        byName = Dictionary(operations.map { ($0.name, $0.operation) }) { first, _ in first }
        guard byName.count == operations.count else { return nil }
    }

    /// What becomes of the file of that name, where the change touches it.
    subscript(name: String) -> Operation? { byName[name] }
}

extension CommitRecord {
    private static let heading = "rolebook record "
    private static let version = "1"

    var bytes: [UInt8] {
        var text = CommitRecord.heading + CommitRecord.version + "\n"
        for (name, operation) in operations {
            switch operation {
            case .write(let staged):
                text += "write \(staged.number) \(staged.length) \(staged.checksum) \(name)\n"
            case .append(let staged, let offset):
                text += "append \(staged.number) \(staged.length) \(staged.checksum) \(offset) \(name)\n"
            case .remove:
                text += "remove \(name)\n"
            }
        }
        let body = Array(text.utf8)
        return body + Array("end \(Disk.checksum(body))\n".utf8)
    }

    /// Nothing where the bytes are not, to the last one, a record as it was written.
    init?(bytes: [UInt8]) {
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        guard lines.count >= 3, lines[lines.count - 1].isEmpty else { return nil }
        guard lines[0].elementsEqual((CommitRecord.heading + CommitRecord.version).utf8) else { return nil }
        var operations: [(name: String, operation: Operation)] = []
        for line in lines[1..<(lines.count - 2)] {
            guard let operation = CommitRecord.operation(line) else { return nil }
            operations.append(operation)
        }
        self.init(operations)
        // Written again it must be the same: that checks the end line too, and leaves one spelling for everything.
        guard self.bytes == bytes else { return nil }
    }

    /// Whether a version of rolebook wrote it whose records this one cannot read.
    static func isForeign(_ bytes: [UInt8]) -> Bool {
        guard bytes.starts(with: heading.utf8) else { return false }
        let version = bytes.dropFirst(heading.utf8.count).prefix { $0 != UInt8(ascii: "\n") }
        return !version.elementsEqual(CommitRecord.version.utf8)
    }

    private static func operation(_ line: ArraySlice<UInt8>) -> (name: String, operation: Operation)? {
        let words = line.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false).map {
            String(decoding: $0, as: UTF8.self)
        }
        guard let verb = words.first, let name = words.last else { return nil }
        if verb == "remove", words.count == 2 { return (name, .remove) }
        guard words.count >= 5, let number = Int(words[1]), let length = Int(words[2]),
            min(number, length) >= 0
        else { return nil }
        let staged = Staged(number: number, length: length, checksum: words[3])
        if verb == "write", words.count == 5 { return (name, .write(staged)) }
        guard verb == "append", words.count == 6, let offset = Int(words[4]), offset > 0 else { return nil }
        return (name, .append(staged, offset: offset))
    }
}
