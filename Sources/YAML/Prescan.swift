import Source

/// One pass over the bytes before libyaml sees them: what is no text, and what a reviewer would not see.
struct Prescan {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var offset = 0
    private(set) var isASCII = true
    private(set) var findings: Findings

    init(_ bytes: UnsafeBufferPointer<UInt8>, file: SourceFile.ID) {
        self.bytes = bytes
        findings = Findings(file)
    }

    mutating func run() {
        if bytes.count > Limit.bytes {
            return findings.addForFile(
                "source/limit", "this file is larger than 4 MiB", help: "divide it into several files")
        }
        if isWide {
            return findings.addForFile(
                "source/unreadable", "this file is UTF-16 or UTF-32", help: "save it as UTF-8")
        }
        let words = UnsafeRawBufferPointer(bytes)
        while offset < bytes.count {
            let isWhole = offset + 8 <= bytes.count
            if isWhole, Prescan.isOrdinary(words.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) {
                offset += 8
                continue
            }
            let end = min(offset + 8, bytes.count)
            while offset < end { examine() }
            if findings.list.count >= Limit.forbiddenCharacters { return }
        }
    }

    /// Whether eight bytes are printable ASCII or LF, without `%`.
    private static func isOrdinary(_ word: UInt64) -> Bool {
        let high: UInt64 = 0x8080_8080_8080_8080
        guard word & high == 0 else { return false }
        let control = ~(word &+ 0x6060_6060_6060_6060)
        let notLineFeed = (word ^ 0x0A0A_0A0A_0A0A_0A0A) &+ 0x7F7F_7F7F_7F7F_7F7F
        let delete = word &+ 0x0101_0101_0101_0101
        let percent = ~((word ^ 0x2525_2525_2525_2525) &+ 0x7F7F_7F7F_7F7F_7F7F)
        return ((control & notLineFeed) | delete | percent) & high == 0
    }

    private var isWide: Bool {
        let head = bytes.prefix(4).map { $0 }
        if head.starts(with: [0xFE, 0xFF]) || head.starts(with: [0xFF, 0xFE]) { return true }
        guard head.count == 4 else { return false }
        switch head.map({ $0 == 0 }) {
        case [true, false, true, false], [false, true, false, true]: return true
        case [true, true, true, false], [false, true, true, true]: return true
        case [true, true, false, true]: return head[2] == 0xFE || head[2] == 0xFF
        default: return false
        }
    }

    /// Judges the scalar at the offset and steps over it.
    private mutating func examine() {
        guard let scalar = UTF8Scalar(bytes, at: offset) else {
            findings.add(
                "source/unreadable", "this is not UTF-8 from here on", at: offset..<offset + 1,
                help: "save the file as UTF-8")
            offset = bytes.count
            return
        }
        let start = offset
        offset += scalar.width
        if scalar.width > 1 { isASCII = false }
        switch UInt8(truncatingIfNeeded: scalar.value) {
        case _ where scalar.width > 1: break
        case UInt8(ascii: "\n"), UInt8(ascii: "\t"): return
        case UInt8(ascii: "\r") where offset < bytes.count && bytes[offset] == UInt8(ascii: "\n"): return
        case UInt8(ascii: "%") where start == 0 || bytes[start - 1] == UInt8(ascii: "\n"):
            return refuseDirective(at: start)
        default: break
        }
        if ForbiddenCharacter.contains(scalar.value) { refuse(scalar.value, at: start..<offset) }
    }

    private mutating func refuse(_ scalar: UInt32, at range: Range<Int>) {
        let (codePoint, name) = ForbiddenCharacter.described(scalar)
        let isLineBreak = [0x0D, 0x85, 0x2028, 0x2029].contains(scalar)
        findings.add(
            "source/forbidden", "the character `\(codePoint)` (\(name)) is not allowed", at: range,
            help: isLineBreak ? "delete it, or end the line with LF or CRLF" : "delete it")
    }

    private mutating func refuseDirective(at start: Int) {
        while offset < bytes.count, bytes[offset] != UInt8(ascii: "\n"), bytes[offset] != UInt8(ascii: "\r") {
            guard bytes[offset] < 0x80 else { break }
            offset += 1
        }
        findings.add(
            "source/forbidden", "a line that starts with `%` is a directive, and directives are not allowed",
            at: start..<offset, help: "delete the line, or indent it where it is text")
    }
}
