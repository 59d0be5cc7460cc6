/// The candidate that somebody most likely meant, or none; of equally near ones the first in the given order.
///
/// Texts are compared word by word, where they have as many words: `bo@acme.example` is far from `ada@acme.example`,
/// however much of them is the same.
package func nearest(to text: String, in candidates: some Sequence<String>) -> String? {
    let lowered = Array(text.lowercased().utf8)
    guard lowered.count <= 64 else { return nil }
    var best: (distance: Int, candidate: String)?
    for candidate in candidates {
        let other = Array(candidate.lowercased().utf8)
        guard abs(other.count - lowered.count) <= limit(lowered, other),
            let distance = distance(lowered, other), distance < best?.distance ?? .max
        else { continue }
        best = (distance, candidate)
    }
    return best?.candidate
}

/// How far a text is from another; `nil` where nobody mistakes the one for the other.
private func distance(_ left: [UInt8], _ right: [UInt8]) -> Int? {
    let (words, others) = (Words(left), Words(right))
    guard words.words.count == others.words.count else { return wordDistance(left[...], right[...]) }
    var sum = zip(words.separators, others.separators).count { $0 != $1 }
    for (word, other) in zip(words.words, others.words) {
        guard let distance = wordDistance(word, other) else { return nil }
        sum += distance
    }
    return sum <= limit(left, right) ? sum : nil
}

private func wordDistance(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Int? {
    if left == right { return 0 }
    let distance = editDistance(Array(left), Array(right))
    return distance <= limit(left, right) ? distance : nil
}

/// How many slips are believed: one in four letters. Of one or two letters each counts, but for their order.
private func limit(_ left: some Collection<UInt8>, _ right: some Collection<UInt8>) -> Int {
    let length = max(left.count, right.count)
    return length < 3 && left.sorted() != right.sorted() ? 0 : max(1, length / 4)
}

/// A text as words of letters and digits, with what stands between them.
private struct Words {
    var words: [ArraySlice<UInt8>] = []
    var separators: [UInt8] = []

    init(_ text: [UInt8]) {
        var start = 0
        for (index, byte) in text.enumerated() where !Words.isLetter(byte) {
            words.append(text[start..<index])
            separators.append(byte)
            start = index + 1
        }
        words.append(text[start...])
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...: true
        default: false
        }
    }
}

/// Insertions, deletions, substitutions and swaps of neighbours that turn one text into the other.
private func editDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for (i, a) in left.enumerated() {
        var row = [i + 1]
        for (j, b) in right.enumerated() {
            var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (a == b ? 0 : 1))
            if i > 0, j > 0, a == right[j - 1], left[i - 1] == b { cost = min(cost, beforeLast[j - 1] + 1) }
            row.append(cost)
        }
        (beforeLast, last) = (last, row)
    }
    return last[right.count]
}
