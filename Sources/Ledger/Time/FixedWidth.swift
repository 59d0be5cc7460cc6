/// Reads text of fixed width, ASCII digits and marks only.
struct FixedWidth<Bytes: RandomAccessCollection<UInt8>> {
    private var rest: Bytes.SubSequence

    init(_ bytes: Bytes) {
        rest = bytes[...]
    }

    var isAtEnd: Bool { rest.isEmpty }

    /// The byte that comes, passed over.
    mutating func byte() -> UInt8? {
        rest.popFirst()
    }

    /// A number of exactly so many digits.
    mutating func number(digits count: Int) -> Int? {
        var value = 0
        for _ in 0..<count {
            guard let digit = rest.popFirst(), digit &- UInt8(ascii: "0") < 10 else { return nil }
            value = value * 10 + Int(digit - UInt8(ascii: "0"))
        }
        return value
    }

    /// Whether this byte comes; it is passed over.
    mutating func passes(_ byte: UInt8) -> Bool {
        rest.popFirst() == byte
    }
}
