extension JSONError {
    /// A fault in what a value means; it has no offset of its own.
    init(_ message: String, at offset: Int) { self.init(message: message, offset: offset) }
}
