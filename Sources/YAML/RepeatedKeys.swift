import Glibc
import Source

extension Builder {
    /// Reports the keys of the innermost mapping that stand in it already, and leaves their pairs out.
    mutating func leaveOutRepeatedKeys(from first: Int) -> Int {
        let repeated = KeyComparison.repeated(keys[first...], nodes, bytes, respelt)
        for (later, earlier) in repeated {
            nodes[later].add(.isLeftOut)
            if findings.isFull { continue }
            let range = Int(nodes[later].start)..<Int(nodes[later].end)
            let original = Int(nodes[earlier].start)..<Int(nodes[earlier].end)
            findings.add(
                "source/duplicate-key", "the key `\(keyText(later))` stands twice in one mapping", at: range,
                help: "keep one of the two", note: ("first declared here", original))
        }
        return repeated.count
    }

    private func keyText(_ index: Int) -> String {
        let node = nodes[index]
        return node.has(.isRespelt) ? quote(respelt[node.value]) : quote(bytes[node.value])
    }
}

/// Finds equal keys: pair by pair while they are few, with a table when they are many.
private struct KeyComparison {
    let nodes: UnsafeBufferPointer<Node>
    let source: UnsafeBufferPointer<UInt8>
    let respelt: UnsafeBufferPointer<UInt8>

    @inline(__always)
    static func repeated(
        _ keys: ArraySlice<UInt32>, _ nodes: [Node], _ source: UnsafeBufferPointer<UInt8>, _ respelt: [UInt8]
    ) -> [(later: Int, earlier: Int)] {
        nodes.withUnsafeBufferPointer { nodes in
            respelt.withUnsafeBufferPointer { respelt in
                keys.withUnsafeBufferPointer { keys in
                    let comparison = KeyComparison(nodes: nodes, source: source, respelt: respelt)
                    return keys.count <= 8 ? comparison.amongFew(keys) : comparison.amongMany(keys)
                }
            }
        }
    }

    private func amongFew(_ keys: UnsafeBufferPointer<UInt32>) -> [(later: Int, earlier: Int)] {
        var result: [(later: Int, earlier: Int)] = []
        for later in 1..<keys.count {
            for earlier in 0..<later where isSame(keys[earlier], keys[later]) {
                result.append((Int(keys[later]), Int(keys[earlier])))
                break
            }
        }
        return result
    }

    /// Open addressing; the hash is seeded anew in each process, so that nobody can choose colliding keys.
    private func amongMany(_ keys: UnsafeBufferPointer<UInt32>) -> [(later: Int, earlier: Int)] {
        var size = 32
        while size < keys.count * 2 { size *= 2 }
        var table = [UInt32](repeating: .max, count: size)
        var result: [(later: Int, earlier: Int)] = []
        for key in keys {
            var hasher = Hasher()
            hasher.combine(bytes: UnsafeRawBufferPointer(text(key)))
            var slot = hasher.finalize() & (size - 1)
            while table[slot] != .max, !isSame(table[slot], key) { slot = (slot + 1) & (size - 1) }
            if table[slot] == .max {
                table[slot] = key
            } else {
                result.append((Int(key), Int(table[slot])))
            }
        }
        return result
    }

    @inline(__always)
    private func isSame(_ left: UInt32, _ right: UInt32) -> Bool {
        let (left, right) = (text(left), text(right))
        guard left.count == right.count else { return false }
        guard let start = left.baseAddress, let other = right.baseAddress else { return true }
        return memcmp(start, other, left.count) == 0
    }

    @inline(__always)
    private func text(_ key: UInt32) -> UnsafeBufferPointer<UInt8> {
        let node = nodes[Int(key)]
        return UnsafeBufferPointer(rebasing: (node.has(.isRespelt) ? respelt : source)[node.value])
    }
}
