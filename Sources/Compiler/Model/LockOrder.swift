import Ledger

/// In which order the options of a platform are settled: the position of each comes after those that its lock looks at.
///
/// Where locks lead round in a circle, which is an error, one of them comes too early.
func lockOrder(_ options: [Snapshot.Option]) -> [Int] {
    let positions = Dictionary(options.enumerated().map { ($1.id, $0) }) { first, _ in first }
    let next = options.map { ($0.locked?.when.facts ?? []).compactMap { positions[$0.name] } }
    var order: [Int] = []
    var isSeen = [Bool](repeating: false, count: options.count)
    for start in options.indices where !isSeen[start] {
        isSeen[start] = true
        var path = [start]
        var ahead = [next[start][...]]
        while let last = path.last {
            guard let follower = ahead[path.count - 1].popFirst() else {
                order.append(last)
                path.removeLast()
                ahead.removeLast()
                continue
            }
            if isSeen[follower] { continue }
            isSeen[follower] = true
            path.append(follower)
            ahead.append(next[follower][...])
        }
    }
    return order
}
