/// The candidate that somebody most likely meant, or none.
///
/// Equal but for case, or within a restricted Damerau-Levenshtein distance of a third of the length
/// (as rustc's `find_best_match_for_name`); of equally near ones the first in the given order.
package func nearest(to word: String, in candidates: some Sequence<String>) -> String? {
    let lowered = Array(word.lowercased().utf8)
    guard lowered.count <= 64 else { return nil }
    var best: (distance: Int, candidate: String)?
    for candidate in candidates {
        let other = Array(candidate.lowercased().utf8)
        let limit = max(lowered.count, other.count, 3) / 3
        guard abs(other.count - lowered.count) <= limit else { continue }
        let distance = editDistance(lowered, other)
        if distance <= limit, distance < best?.distance ?? .max { best = (distance, candidate) }
    }
    return best?.candidate
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
