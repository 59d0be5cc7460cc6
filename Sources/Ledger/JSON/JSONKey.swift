/// The key of an object's member as `JSONReader` meets it; no `String` is made before one is asked for.
package struct JSONKey: Sendable {
    private let bytes: [UInt8]
    private let range: Range<Int>
    /// Where the key's opening quote stands, in bytes from 0.
    package let offset: Int

    /// A key whose UTF-8, escapes resolved, is a range of an array.
    init(bytes: [UInt8], range: Range<Int>, offset: Int) {
        self.bytes = bytes
        self.range = range
        self.offset = offset
    }

    /// The key as text.
    package var text: String {
        bytes.withUnsafeBufferPointer {
            String(decoding: UnsafeBufferPointer(rebasing: $0[range]), as: UTF8.self)
        }
    }

    /// Whether the key is this text, byte for byte.
    package static func == (key: JSONKey, text: StaticString) -> Bool {
        text.withUTF8Buffer { text in
            guard text.count == key.range.count else { return false }
            return key.bytes.withUnsafeBufferPointer { bytes in
                var index = 0
                while index < text.count, bytes[key.range.lowerBound + index] == text[index] { index += 1 }
                return index == text.count
            }
        }
    }

    /// Whether the key is another text, byte for byte.
    package static func != (key: JSONKey, text: StaticString) -> Bool { !(key == text) }

    /// Lets a `switch` over a key name texts in its cases.
    package static func ~= (text: StaticString, key: JSONKey) -> Bool { key == text }
}
