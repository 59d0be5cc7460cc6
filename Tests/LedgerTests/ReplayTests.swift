import Testing

@testable import Ledger

@Suite struct ReplayTests {
    /// The changes as the log keeps them, through its bytes.
    private func log(_ changes: [Change]) throws -> [ActivityEntry] {
        var chain = ActivityChain()
        let bytes = changes.flatMap { change -> [UInt8] in
            var entry = ActivityEntry(
                seq: 0, time: .sample, action: change.kind.rawValue, actor: .system, serial: 1, previous: "")
            entry.address = change.address
            entry.organization = change.organization
            entry.workspace = change.workspace
            entry.subject = change.subject
            entry.before = change.before
            entry.after = change.after
            entry.effect = change.effect
            return chain.append(entry)
        }
        return try ActivityChain.read([("activity/2026-11.jsonl", bytes)]).entries
    }

    @Test(arguments: 0..<40)
    func theLogOfManyEditsLeadsToTheState(_ seed: Int) throws {
        var estate = RandomEstate(seed: UInt64(seed))
        var replay = Replay()
        for entry in try log(changes(from: nil, to: estate.snapshot, at: estate.now)) {
            try replay.apply(entry)
        }
        #expect(replay.difference(from: estate.snapshot) == nil)
        for step in 0..<25 {
            let before = estate.snapshot
            estate.edit()
            for entry in try log(changes(from: before, to: estate.snapshot, at: estate.now)) {
                try replay.apply(entry)
            }
            #expect(replay.difference(from: estate.snapshot) == nil, "step \(step)")
        }
    }

    @Test(arguments: 0..<40)
    func whatTimeAloneChangesIsOneEndForEachAdmissionAndConsent(_ seed: Int) throws {
        var estate = RandomEstate(seed: UInt64(seed))
        for days in [1, 2, 40] {
            let before = estate.snapshot
            estate.wait(days: days)
            let found = changes(from: before, to: estate.snapshot, at: estate.now)
            #expect(found.allSatisfy { $0.cause == .time && $0.effect != .expands && $0.file == nil })
            #expect(found.allSatisfy { [.supportUserExpired, .supportAccessEnded].contains($0.kind) })
            #expect(changes(from: estate.snapshot, to: estate.snapshot, at: estate.now).isEmpty)
        }
    }

    @Test func theRandomEstateMeetsEveryKindOfChangeOfAnOrganization() {
        var found = Set<Change.Kind>()
        for seed in 0..<40 {
            var estate = RandomEstate(seed: UInt64(seed))
            for _ in 0..<25 {
                let before = estate.snapshot
                estate.edit()
                found.formUnion(changes(from: before, to: estate.snapshot, at: estate.now).map(\.kind))
            }
        }
        let others = ["person.", "platform.added", "platform.removed"]
        let wanted = Change.Kind.allCases.filter { kind in !others.contains { kind.rawValue.hasPrefix($0) } }
        #expect(found.symmetricDifference(wanted).isEmpty)
    }

    @Test(arguments: 0..<40)
    func nothingChangesBetweenASnapshotAndItself(_ seed: Int) throws {
        var estate = RandomEstate(seed: UInt64(seed))
        for _ in 0..<5 {
            estate.edit()
            #expect(changes(from: estate.snapshot, to: estate.snapshot, at: estate.now).isEmpty)
            #expect(changes(from: estate.snapshot, to: try estate.snapshot.reread(), at: estate.now).isEmpty)
        }
    }

    @Test func nothingChangesBetweenARichSnapshotAndItself() throws {
        #expect(changes(from: .rich, to: .rich, at: .sample).isEmpty)
        #expect(changes(from: .rich, to: try Snapshot.rich.reread(), at: .sample).isEmpty)
    }

    @Test(arguments: 0..<40)
    func eachChangeIsAloneAtItsAddressWithItsKindAndInOrder(_ seed: Int) {
        var estate = RandomEstate(seed: UInt64(seed))
        for _ in 0..<5 {
            let before = estate.snapshot
            estate.edit()
            let keys = changes(from: before, to: estate.snapshot, at: estate.now).map {
                ($0.address, $0.kind.rawValue)
            }
            for (first, second) in zip(keys, keys.dropFirst()) {
                let isBefore =
                    first.0 == second.0
                    ? first.1 < second.1 : first.0.utf8.lexicographicallyPrecedes(second.0.utf8)
                #expect(isBefore, "\(first) \(second)")
            }
        }
    }

    @Test func aStateThatTheLogDoesNotLeadToIsNamed() throws {
        let estate = RandomEstate(seed: 1)
        var replay = Replay()
        for entry in try log(changes(from: nil, to: estate.snapshot, at: estate.now)) {
            try replay.apply(entry)
        }
        var edited = estate.snapshot
        let organization = try #require(edited.organizations.firstIndex { !$0.users.isEmpty })
        edited.organizations[organization].users[0].name += "?"
        #expect(replay.difference(from: edited)?.contains("user") == true)
        edited.organizations.remove(at: organization)
        #expect(replay.difference(from: edited)?.hasPrefix("the state lacks") == true)
        #expect(Replay().difference(from: estate.snapshot)?.hasPrefix("the log knows nothing") == true)
    }
}
