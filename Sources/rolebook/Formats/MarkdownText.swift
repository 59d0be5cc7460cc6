import Source

/// Text of others as code in Markdown: no part of it is markup, link, mention, reference or picture there, and no
/// HTML.
///
/// Only backticks end code, so it stands between more of them than it holds.
func codeSpan(_ text: String) -> String {
    let text = text.isEmpty ? "\"\"" : visible(text)
    var longest = 0
    var run = 0
    for byte in text.utf8 {
        run = byte == backtick ? run + 1 : 0
        longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: longest + 1)
    let ends = [text.utf8.first, text.utf8.last].compactMap(\.self)
    let isPadded = ends.contains { $0 == backtick || $0 == UInt8(ascii: " ") }
    return isPadded ? "\(fence) \(text) \(fence)" : fence + text + fence
}

/// A sentence of ours in Markdown, with the words of others as code.
func markdown(_ parts: [Message.Part]) -> String {
    var text = String.UnicodeScalarView()
    var isInCode = false
    var isClosed = false
    for (index, part) in parts.enumerated() {
        switch part {
        case .ours(let words):
            for scalar in visible(words).unicodeScalars.dropFirst(isClosed ? 1 : 0) {
                if scalar == "`" { isInCode.toggle() }
                if !isInCode, "\\*_<>[]#@|~&".unicodeScalars.contains(scalar) { text.append("\\") }
                text.append(scalar)
            }
            isClosed = false
        case .theirs(let words):
            if !isInCode {
                text += loose(words).unicodeScalars
            } else if text.last == "`", closes(parts.dropFirst(index + 1).first) {
                text.removeLast()
                text += codeSpan(words).unicodeScalars
                (isInCode, isClosed) = (false, true)
            } else {
                text += visible(words).unicodeScalars.map { $0 == "`" ? "'" : $0 }
            }
        }
    }
    return String(text)
}

private let backtick = UInt8(ascii: "`")

private func closes(_ part: Message.Part?) -> Bool {
    if case .ours(let words)? = part { words.utf8.first == backtick } else { false }
}

/// Words that stand in no code: such of ours as `admin`, `owner` with their own backticks, numbers, and plain words.
private func loose(_ words: String) -> String {
    let pieces = words.utf8.split(separator: backtick, omittingEmptySubsequences: false)
        .map { String(decoding: Array($0), as: UTF8.self) }
    let isOurs = pieces.indices.allSatisfy { $0 % 2 == 1 || isHarmless(pieces[$0]) }
    guard isOurs, pieces.count % 2 == 1 else { return codeSpan(words) }
    return pieces.enumerated().map { $0 % 2 == 1 ? codeSpan($1) : $1 }.joined()
}

/// Whether a text is but words and small numbers, which no forge makes a link of.
private func isHarmless(_ text: String) -> Bool {
    let isPlain = text.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || " ,0123456789".unicodeScalars.contains($0)
    }
    return isPlain
        && !text.split(separator: " ").contains { word in
            word.utf8.count >= 7 && word.utf8.allSatisfy { "0123456789abcdefABCDEF".utf8.contains($0) }
        }
}
