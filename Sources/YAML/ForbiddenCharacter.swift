import Source

/// Characters that a reviewer does not see as what they are, and that are therefore refused.
package enum ForbiddenCharacter {
    /// Whether a scalar is refused wherever it stands. TAB, LF and CR are judged by who asks.
    package static func contains(_ scalar: UInt32) -> Bool {
        if scalar < 0xA0 { return scalar < 0x20 || scalar >= 0x7F }
        if scalar < 0x2000 { return scalar == 0xAD || scalar == 0x61C || scalar == 0x180E }
        switch scalar {
        case 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x2064, 0x2066...0x206F: return true
        case 0xFEFF, 0xFFF9...0xFFFB, 0xFFFE, 0xFFFF, 0xE0000...0xE007F: return true
        default: return false
        }
    }

    /// As `U+202E`.
    static func codePoint(_ scalar: UInt32) -> String {
        let digits = String(scalar, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    }

    /// The code point with its name, as `U+202E` (right-to-left override), where a name helps.
    package static func described(_ scalar: UInt32) -> (codePoint: String, name: Message) {
        (codePoint(scalar), names[scalar] ?? group(scalar))
    }

    private static func group(_ scalar: UInt32) -> Message {
        switch scalar {
        case 0x2061...0x2064: "invisible operator"
        case 0x206A...0x206F: "deprecated format character"
        case 0xFFF9...0xFFFB: "interlinear annotation"
        case 0xFFFE, 0xFFFF: "not a character"
        case 0xE0000...0xE007F: "tag character"
        default: "control character"
        }
    }

    private static let names: [UInt32: Message] = [
        0x00: "null", 0x08: "backspace", 0x0B: "vertical tab", 0x0C: "form feed",
        0x0D: "carriage return without line feed", 0x1B: "escape", 0x7F: "delete", 0x85: "next line",
        0xAD: "soft hyphen", 0x61C: "Arabic letter mark", 0x180E: "Mongolian vowel separator",
        0x200B: "zero-width space", 0x200C: "zero-width non-joiner", 0x200D: "zero-width joiner",
        0x200E: "left-to-right mark", 0x200F: "right-to-left mark",
        0x2028: "line separator", 0x2029: "paragraph separator",
        0x202A: "left-to-right embedding", 0x202B: "right-to-left embedding",
        0x202C: "pop directional formatting", 0x202D: "left-to-right override",
        0x202E: "right-to-left override", 0x2060: "word joiner",
        0x2066: "left-to-right isolate", 0x2067: "right-to-left isolate",
        0x2068: "first strong isolate", 0x2069: "pop directional isolate",
        0xFEFF: "byte order mark",
    ]
}
