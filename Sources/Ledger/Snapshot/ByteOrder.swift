extension String {
    /// Whether this text stands before another in byte order of UTF-8. Eight bytes at a time: addresses and ids share
    /// long beginnings.
    func precedes(_ other: String) -> Bool {
        var (left, right) = (self, other)
        return left.withUTF8 { left in
            right.withUTF8 { right in
                UnsafeRawBufferPointer(left).precedes(UnsafeRawBufferPointer(right))
            }
        }
    }
}

extension UnsafeRawBufferPointer {
    fileprivate func precedes(_ other: UnsafeRawBufferPointer) -> Bool {
        let common = Swift.min(count, other.count)
        var index = 0
        while index + 8 <= common {
            let one = UInt64(bigEndian: loadUnaligned(fromByteOffset: index, as: UInt64.self))
            let two = UInt64(bigEndian: other.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            if one != two { return one < two }
            index += 8
        }
        while index < common {
            if self[index] != other[index] { return self[index] < other[index] }
            index += 1
        }
        return count < other.count
    }
}
