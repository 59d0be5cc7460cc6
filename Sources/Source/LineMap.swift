import Glibc

/// A line and a column, both from 1; the column counts Unicode scalars.
package struct Position: Hashable, Sendable {
    package var line: Int
    package var column: Int

    package init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }
}

/// The lines of one file: the bridge from byte offsets to the positions that people read.
package struct LineMap: Sendable {
    private let bytes: [UInt8]
    /// The offset at which each line begins.
    private let starts: [Int]

    package init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var starts = [0]
        for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
            starts.append(offset + 1)
        }
        self.starts = starts
    }

    package var lineCount: Int { starts.count }

    /// The position of a byte offset; an offset past the end is the end.
    package func position(at offset: UInt32) -> Position {
        let offset = min(Int(offset), bytes.count)
        let line = lineIndex(of: offset)
        let column = bytes[starts[line]..<offset].count { $0 & 0xC0 != 0x80 }
        return Position(line: line + 1, column: column + 1)
    }

    /// The column counted in UTF-8 bytes, from 1, as some machine formats want it.
    package func byteColumn(at offset: UInt32) -> Int {
        let offset = min(Int(offset), bytes.count)
        return offset - starts[lineIndex(of: offset)] + 1
    }

    /// The bytes of a line, counted from 1, without its end.
    package func line(_ number: Int) -> ArraySlice<UInt8> {
        guard number >= 1, number <= starts.count else { return [] }
        var end = number < starts.count ? starts[number] - 1 : bytes.count
        let start = starts[number - 1]
        if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
        return bytes[start..<end]
    }

    private func lineIndex(of offset: Int) -> Int {
        var low = 0
        var high = starts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle } else { high = middle }
        }
        return low
    }
}
