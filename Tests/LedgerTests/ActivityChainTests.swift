import Testing

@testable import Ledger

@Suite struct ActivityChainTests {
    private static let name = "activity/2026-11.jsonl"

    /// Three entries: a founding, a change with everything, a refusal.
    private static let lines: [[UInt8]] = {
        var chain = ActivityChain()
        let actor = ActivityEntry.Actor(email: "ada@acme.example", name: "Ada", roles: ["admin"])
        func entry(_ action: String, after seconds: Int64) -> ActivityEntry {
            ActivityEntry(
                seq: 0, time: Instant(seconds: Instant.sample.seconds + seconds), action: action,
                actor: actor,
                serial: 1, previous: "")
        }
        var added = entry("user.added", after: 1)
        added.address = "organizations/acme/users/eve@acme.example"
        added.organization = "acme"
        added.workspace = "sales"
        added.subject = .init(.user, "eve@acme.example", name: "Eve \"quoted\"")
        added.approvedBy = ["root@vendor.example"]
        added.ip = "203.0.113.7"
        added.reason = "new"
        added.reference = "4711"
        added.after = JSONValue(["name": .string("Eve")]).canonical
        added.effect = .expands
        added.cause = .declared
        added.consequences = ["loses 1 workspace"]
        var refused = entry("change.refused", after: 2)
        refused.rules = ["change/self"]
        refused.changes = [.init(kind: "user.removed", address: "organizations/acme/users/ada@acme.example")]
        return [entry("estate.founded", after: 0), added, refused].map { chain.append($0) }
    }()

    private func read(_ lines: [[UInt8]]) throws(StateError) -> (
        entries: [ActivityEntry], chain: ActivityChain
    ) {
        try ActivityChain.read([(Self.name, Array(lines.joined()))])
    }

    private func isAnchored(_ bytes: [UInt8]) -> Bool {
        guard let (_, whole) = try? read(Self.lines),
            let (_, chain) = try? ActivityChain.read([(Self.name, bytes)])
        else { return false }
        return chain.length == whole.length && chain.head == whole.head
    }

    @Test func aLogIsReadAsItWasWritten() throws {
        let (entries, chain) = try read(Self.lines)
        #expect(chain.length == 3 && chain.head == entries[2].hash)
        #expect(entries.map(\.seq) == [1, 2, 3])
        #expect(entries[0].previous == ActivityEntry.origin && entries[1].previous == entries[0].hash)
        #expect(entries.map { $0.sealed.line + [10] } == Self.lines)
        #expect(entries[1].subject?.name == "Eve \"quoted\"" && entries[1].ip == "203.0.113.7")
        #expect(entries[2].rules == ["change/self"] && entries[2].changes?.count == 1)
    }

    @Test func noBitOfALogCanChangeUnseen() {
        var bytes = Array(Self.lines.joined())
        for index in bytes.indices {
            for bit in 0..<8 {
                bytes[index] ^= 1 << bit
                #expect((try? ActivityChain.read([(Self.name, bytes)])) == nil, "byte \(index), bit \(bit)")
                bytes[index] ^= 1 << bit
            }
        }
    }

    @Test func aLogReadInPiecesIsTheSameLogWithTheSameFaults() {
        func told(_ bytes: [UInt8], inPieces: Bool) -> String {
            do throws(StateError) {
                let (entries, chain) = try ActivityChain.read([(Self.name, bytes)]) { bytes in
                    guard inPieces else { return [EntryStretch(bytes[...])] }
                    return bytes.split(separator: 10, omittingEmptySubsequences: false).map { line in
                        EntryStretch(bytes[line.startIndex..<min(line.endIndex + 1, bytes.count)])
                    }
                }
                return "\(entries.count) \(chain.length) \(chain.head)"
            } catch {
                return error.message
            }
        }
        var bytes = Array(Self.lines.joined())
        #expect(told(bytes, inPieces: true) == told(bytes, inPieces: false))
        for index in bytes.indices {
            bytes[index] ^= 1
            #expect(told(bytes, inPieces: true) == told(bytes, inPieces: false), "byte \(index)")
            bytes[index] ^= 1
        }
    }

    @Test func noTailCanBeCutOffUnseen() {
        let bytes = Array(Self.lines.joined())
        for length in 0..<bytes.count { #expect(!isAnchored(Array(bytes[..<length])), "\(length)") }
        #expect(isAnchored(bytes))
    }

    @Test(arguments: [
        [1, 0, 2], [0, 2, 1], [0, 2], [1, 2], [0, 0, 1, 2], [0, 1, 1, 2], [0, 1, 2, 2], [2, 1, 0],
    ])
    func linesCannotBeSwappedRemovedOrRepeated(_ order: [Int]) {
        #expect((try? read(order.map { Self.lines[$0] })) == nil)
    }

    @Test func anEntryBelongsIntoTheFileOfItsMonth() {
        #expect(throws: StateError.self) {
            try ActivityChain.read([("activity/2026-12.jsonl", Array(Self.lines.joined()))])
        }
    }

    @Test func timeDoesNotRunBackwards() throws {
        var chain = ActivityChain()
        var entry = try #require(try read(Self.lines).entries.first)
        let first = chain.append(entry)
        entry.time = Instant(seconds: entry.time.seconds - 1)
        let lines = [first, chain.append(entry)]
        #expect(throws: StateError.self) { try read(lines) }
    }

    @Test func anEmptyLogIsTheOrigin() throws {
        let (entries, chain) = try ActivityChain.read([])
        #expect(entries.isEmpty && chain.length == 0 && chain.head == ActivityEntry.origin)
    }
}
