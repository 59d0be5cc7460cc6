/// Reads JSON (RFC 8259) piece by piece, without building a tree.
///
/// Strict: UTF-8 is checked, an object's keys differ byte for byte, depth is at most 32, integers are within
/// ±2^53, there is no byte order mark, no lone surrogate, and by `end` nothing but white space after the
/// value.
///
///     try reader.beginObject()
///     while let key = try reader.nextKey() {
///         switch key {
///         case "name": name = try reader.string()
///         default: throw reader.unknown(key)
///         }
///     }
///
/// Each key and each element must be followed by exactly one read of its value.
package struct JSONReader {
    /// How deep arrays and objects may stand in each other.
    package static let maximumDepth = 32

    let bytes: [UInt8]
    /// Where the reader stands, in bytes from 0.
    package internal(set) var offset = 0
    var levels: [Level] = []
    /// The keys met so far in objects whose keys are not in byte order, by depth.
    var keys: [Int: Set<[UInt8]>] = [:]
    /// Whether keys need no comparing, as their object was read before.
    var isRereading = false

    /// An array or object that is open.
    struct Level {
        /// Where its contents begin.
        let start: Int
        var isEmpty = true
        /// The key met last.
        var key = StringToken()
        /// Whether the keys so far stood in byte order, each but once by that alone.
        var isOrdered = true
    }

    /// A reader at the start of a text.
    package init(_ bytes: [UInt8]) {
        self.bytes = bytes
        levels.reserveCapacity(Self.maximumDepth)
    }

    /// Reads a string.
    package mutating func string() throws(JSONError) -> String {
        guard nextByte() == UInt8(ascii: "\"") else { throw unexpected("a string") }
        return text(try scanString())
    }

    /// Reads an integer within ±2^53, written without fraction or exponent.
    package mutating func integer() throws(JSONError) -> Int64 {
        let first = nextByte()
        guard first == UInt8(ascii: "-") || isDigit(first) else { throw unexpected("an integer") }
        let start = offset
        let token = try scanNumber()
        guard let value = integer(in: token) else {
            throw JSONError(message: "expected an integer within 2^53 of zero", offset: start)
        }
        return value
    }

    /// Reads `true` or `false`.
    package mutating func bool() throws(JSONError) -> Bool {
        switch nextByte() {
        case UInt8(ascii: "t"): try word("true")
        case UInt8(ascii: "f"): try word("false")
        default: throw unexpected("true or false")
        }
        return bytes[offset - 2] == UInt8(ascii: "u")
    }

    /// Passes over `null` if that stands here, and says whether it did.
    package mutating func null() throws(JSONError) -> Bool {
        guard nextByte() == UInt8(ascii: "n") else { return false }
        try word("null")
        return true
    }

    /// Reads a value of any kind.
    package mutating func value() throws(JSONError) -> JSONValue {
        switch nextByte() {
        case UInt8(ascii: "\""):
            return .string(try string())
        case UInt8(ascii: "{"):
            var members: [JSONMember] = []
            try beginObject()
            while try advanceToMember() {
                let key = text(levels[levels.count - 1].key)
                members.append(JSONMember(key: key, value: try value()))
            }
            return .object(members)
        case UInt8(ascii: "["):
            var elements: [JSONValue] = []
            try beginArray()
            while try nextElement() { elements.append(try value()) }
            return .array(elements)
        default:
            return try atom()
        }
    }

    private mutating func atom() throws(JSONError) -> JSONValue {
        switch nextByte() {
        case UInt8(ascii: "n"):
            try word("null")
            return .null
        case UInt8(ascii: "t"), UInt8(ascii: "f"):
            return .bool(try bool())
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            let token = try scanNumber()
            if let value = integer(in: token) { return .integer(value) }
            return .number(String(decoding: bytes[token.start..<token.end], as: UTF8.self))
        default:
            throw unexpected("a value")
        }
    }

    /// Passes over one value, as strictly as reading it, and gives its range in bytes.
    package mutating func skip() throws(JSONError) -> Range<Int> {
        let first = nextByte()
        let start = offset
        switch first {
        case UInt8(ascii: "\""): _ = try scanString()
        case UInt8(ascii: "{"):
            try beginObject()
            while try advanceToMember() { _ = try skip() }
        case UInt8(ascii: "["):
            try beginArray()
            while try nextElement() { _ = try skip() }
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): _ = try scanNumber()
        default: _ = try atom()
        }
        return start..<offset
    }

    /// Requires that nothing but white space follows.
    package mutating func end() throws(JSONError) {
        _ = nextByte()
        if offset < bytes.count { throw unexpected("the end") }
    }

    /// An error at the present offset; `message` is one line, lower case.
    package func failure(_ message: String) -> JSONError {
        JSONError(message: message, offset: offset)
    }

    /// The error for a key that has no meaning where it stands.
    package func unknown(_ key: JSONKey) -> JSONError {
        JSONError(message: "unknown key \(quoted(key.text))", offset: key.offset)
    }

    /// Text of the file in backticks, 80 scalars at most.
    func quoted(_ text: String) -> String {
        let start = String(text.unicodeScalars.prefix(80))
        return start.utf8.count < text.utf8.count ? "`\(start)…`" : "`\(text)`"
    }
}
