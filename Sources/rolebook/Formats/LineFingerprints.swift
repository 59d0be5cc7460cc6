/// GitHub's fingerprint of each line of a file, as `primaryLocationLineHash` wants it.
///
/// A rolling hash over the hundred characters from the start of a line on, blanks and tabs left out, so that a finding
/// is known again where the lines above it changed. Another value would be refused with a warning for each result.
func lineFingerprints(_ bytes: [UInt8]) -> [String] {
    var hash = RollingHash()
    var isLineStart = true
    var wasReturn = false
    for unit in String(decoding: bytes, as: UTF8.self).utf16 {
        let isFollowed = wasReturn && unit == lineFeed
        wasReturn = false
        if unit == 0x20 || unit == 0x09 || isFollowed { continue }
        wasReturn = unit == 0x0D
        let unit = wasReturn ? lineFeed : unit
        hash.take(unit, startsLine: isLineStart)
        isLineStart = unit == lineFeed
    }
    hash.take(.max, startsLine: isLineStart)
    hash.finish()
    return hash.lines
}

private let lineFeed: UInt16 = 0x0A

/// The hash of the last hundred units, and which lines begin among them.
private struct RollingHash {
    private static let size = 100
    private static let factor: UInt64 = 37
    /// What a unit weighs when it leaves the window.
    private static let outgoing = (0..<size).reduce(UInt64(1)) { power, _ in power &* factor }

    private(set) var lines: [String] = []
    private var window = [UInt16](repeating: 0, count: size)
    private var startsLine = [Bool](repeating: false, count: size)
    private var value: UInt64 = 0
    private var index = 0
    private var occurrences: [UInt64: Int] = [:]

    mutating func take(_ unit: UInt16, startsLine isStart: Bool) {
        settle()
        startsLine[index] = isStart
        push(unit)
    }

    /// Fills the window with nothing, until the last line has left it.
    mutating func finish() {
        for _ in 0..<Self.size {
            settle()
            push(0)
        }
    }

    /// Where a line began a window ago, what the window holds is that line's hash.
    private mutating func settle() {
        guard startsLine[index] else { return }
        startsLine[index] = false
        let count = occurrences[value, default: 0] + 1
        occurrences[value] = count
        lines.append("\(String(value, radix: 16)):\(count)")
    }

    private mutating func push(_ unit: UInt16) {
        value = Self.factor &* value &+ UInt64(unit) &- Self.outgoing &* UInt64(window[index])
        window[index] = unit
        index = (index + 1) % Self.size
    }
}
