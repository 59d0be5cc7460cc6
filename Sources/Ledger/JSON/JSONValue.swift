/// A JSON value. Integers within ±2^53 are `integer`; other numbers keep their text.
///
/// Equality is of bytes: `é` and `e` + U+0301 differ, and so do objects in another order.
package enum JSONValue: Equatable, Sendable {
    /// `null`
    case null
    /// `true` or `false`
    case bool(Bool)
    /// An integer, within ±2^53 (RFC 7493).
    case integer(Int64)
    /// Any other number, as it was written.
    case number(String)
    /// Text.
    case string(String)
    /// The elements in their order.
    case array([JSONValue])
    /// The members in the order of the text, no key twice.
    case object([JSONMember])

    /// Whether two values are the same, byte for byte.
    package static func == (left: JSONValue, right: JSONValue) -> Bool {
        switch (left, right) {
        case (.null, .null): true
        case (.bool(let left), .bool(let right)): left == right
        case (.integer(let left), .integer(let right)): left == right
        case (.number(let left), .number(let right)): left.utf8.elementsEqual(right.utf8)
        case (.string(let left), .string(let right)): left.utf8.elementsEqual(right.utf8)
        case (.array(let left), .array(let right)): left == right
        case (.object(let left), .object(let right)): left == right
        case (.null, _), (.bool, _), (.integer, _), (.number, _): false
        case (.string, _), (.array, _), (.object, _): false
        }
    }
}

/// One member of an object.
package struct JSONMember: Equatable, Sendable {
    /// The key, escapes resolved.
    package var key: String
    /// What stands under the key.
    package var value: JSONValue

    /// A member of a key and a value.
    package init(key: String, value: JSONValue) {
        self.key = key
        self.value = value
    }

    /// Whether two members are the same, byte for byte.
    package static func == (left: JSONMember, right: JSONMember) -> Bool {
        left.key.utf8.elementsEqual(right.key.utf8) && left.value == right.value
    }
}

extension JSONValue {
    /// The value of a whole text, read strictly (see `JSONReader`).
    package init(parsing bytes: [UInt8]) throws(JSONError) {
        var reader = JSONReader(bytes)
        self = try reader.value()
        try reader.end()
    }

    /// The value under a key of an object; nil where there is none, or no object.
    package subscript(key: String) -> JSONValue? {
        object?.first { $0.key.utf8.elementsEqual(key.utf8) }?.value
    }

    /// The text, of a string.
    package var string: String? {
        if case .string(let value) = self { value } else { nil }
    }

    /// The integer, of one within ±2^53.
    package var integer: Int64? {
        if case .integer(let value) = self { value } else { nil }
    }

    /// The truth, of `true` and `false`.
    package var bool: Bool? {
        if case .bool(let value) = self { value } else { nil }
    }

    /// The elements, of an array.
    package var array: [JSONValue]? {
        if case .array(let elements) = self { elements } else { nil }
    }

    /// The members in the order of the text, of an object.
    package var object: [JSONMember]? {
        if case .object(let members) = self { members } else { nil }
    }
}
