/// What makes a text no JSON, or not the JSON that was wanted.
package struct JSONError: Error, Equatable, Sendable {
    /// One line, lower case, no full stop.
    package let message: String
    /// Where in the text, in bytes from 0.
    package let offset: Int

    /// An error at a byte offset.
    package init(message: String, offset: Int) {
        self.message = message
        self.offset = offset
    }
}
