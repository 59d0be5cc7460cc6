internal import CYAML

/// From libyaml's positions, which count scalars, to byte offsets.
///
/// The positions of a run never go far back: one cursor that moves along costs a pass over the bytes.
struct Offsets {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let isASCII: Bool
    private var index = 0
    private var offset = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>, isASCII: Bool) {
        self.bytes = bytes
        self.isASCII = isASCII
    }

    @inline(__always)
    mutating func offset(of mark: yaml_mark_t) -> Int {
        isASCII ? min(Int(mark.index), bytes.count) : moved(to: Int(mark.index))
    }

    private mutating func moved(to target: Int) -> Int {
        while index < target, offset < bytes.count {
            let lead = bytes[offset]
            offset += lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
            index += 1
        }
        while index > target, offset > 0 {
            offset -= 1
            while offset > 0, bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
            index -= 1
        }
        return offset
    }
}
