internal import CYAML
import Glibc

/// From libyaml's positions, which count scalars, to byte offsets.
///
/// In a text of ASCII the two are one. Elsewhere a table of lines leads to the line, and a line of ASCII to the
/// byte; in other lines a cursor moves along, so that a long line costs one pass and not one a position.
struct Offsets {
    /// A place counted both ways.
    private struct Point {
        var index: Int
        var offset: Int
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    /// Where each line starts, and at last the end; empty for ASCII.
    private let lines: [Point]
    private var cursor = Point(index: 0, offset: 0)

    init(_ bytes: UnsafeBufferPointer<UInt8>, isASCII: Bool) {
        self.bytes = bytes
        lines = isASCII ? [] : Offsets.lines(of: bytes)
    }

    @inline(__always)
    mutating func offset(of mark: yaml_mark_t) -> Int {
        lines.isEmpty ? min(Int(mark.index), bytes.count) : offset(of: Int(mark.index), line: Int(mark.line))
    }

    private mutating func offset(of index: Int, line: Int) -> Int {
        if line + 1 < lines.count {
            let (start, end) = (lines[line], lines[line + 1])
            if index >= start.index, index <= end.index {
                if end.offset - start.offset == end.index - start.index {
                    return start.offset + index - start.index
                }
                if cursor.index < start.index || cursor.index > end.index { cursor = start }
            }
        }
        return moved(to: index)
    }

    private mutating func moved(to index: Int) -> Int {
        while cursor.index < index, cursor.offset < bytes.count {
            let lead = bytes[cursor.offset]
            cursor.offset += lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
            cursor.index += 1
        }
        while cursor.index > index, cursor.offset > 0 {
            cursor.offset -= 1
            while cursor.offset > 0, bytes[cursor.offset] & 0xC0 == 0x80 { cursor.offset -= 1 }
            cursor.index -= 1
        }
        return cursor.offset
    }

    private static func lines(of bytes: UnsafeBufferPointer<UInt8>) -> [Point] {
        var lines = [Point(index: 0, offset: 0)]
        var point = Point(index: 0, offset: 0)
        while point.offset < bytes.count, let start = bytes.baseAddress {
            let line = UnsafeRawPointer(start + point.offset)
            let rest = bytes.count - point.offset
            let length = memchr(line, 0x0A, rest).map { UnsafeRawPointer($0) - line + 1 } ?? rest
            var further = 0
            for byte in UnsafeRawBufferPointer(start: line, count: length) where byte & 0xC0 == 0x80 {
                further += 1
            }
            point.offset += length
            point.index += length - further
            lines.append(point)
        }
        return lines
    }
}
