/// A file of the estate: its path as people see it, and its bytes without a leading byte order mark.
package final class SourceFile: Sendable {
    /// The number of a file in the list of a run's files.
    package typealias ID = UInt32

    /// Relative to the working directory, with `/` between the parts.
    package let path: String
    /// The text, at most 4 MiB.
    package let bytes: [UInt8]

    /// Takes the bytes as they were read; one leading byte order mark is dropped.
    package init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    }
}
