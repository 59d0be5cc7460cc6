import Glibc
import Testing

@testable import rolebook

@Suite struct CommitTests {
    private let folder = OutputFolder()
    private let manifest = "state/rolebook.json"
    private let acme = "state/organizations/acme.json"
    private let log = "activity/2026-11.jsonl"

    private func commit(_ transaction: Transaction) throws(DiskError) {
        try LockedOutput(path: folder.output).commit(transaction)
    }

    /// What is left when a run ends right after the switch, as the fault sweep has it end everywhere.
    private func interrupt(_ transaction: Transaction) throws {
        let locked = try LockedOutput(path: folder.output)
        _ = try Staging(root: locked.root, workroom: locked.workroom).stage(transaction)
        let room = locked.workroom.folder
        try room.rename(Workroom.draft, to: room, Workroom.record)
    }

    @Test func aMissingFolderIsAnEmptyOutput() throws {
        let output = try PublishedOutput(path: folder.output)
        #expect(try output.names().isEmpty)
        #expect(try output.read(manifest) == nil)
        #expect(folder.names.isEmpty)
    }

    @Test func aCommitIsReadBackAndLeavesNothingBehind() throws {
        try commit(Transaction([manifest: "one", acme: "a"], log: (0, "first\n")))
        #expect(folder.names == ["out/.rolebook/lock", "out/" + log, "out/" + acme, "out/" + manifest])
        try commit(Transaction([manifest: "two"], removing: [acme], log: (6, "second\n")))
        let output = try PublishedOutput(path: folder.output)
        #expect(try output.names() == [log, manifest])
        #expect(try output.text(log) == "first\nsecond\n")
        #expect(folder.names == ["out/.rolebook/lock", "out/" + log, "out/" + manifest])
    }

    @Test func anEmptyChangeTouchesNothing() throws {
        try commit(Transaction([manifest: "one"]))
        let before = try OutputGeneration(path: folder.output)
        try commit(Transaction())
        #expect(try OutputGeneration(path: folder.output) == before)
    }

    @Test func anInterruptedRunIsReadThroughItsRecord() throws {
        try commit(Transaction([manifest: "one", acme: "a"], log: (0, "first\n")))
        try interrupt(Transaction([manifest: "two"], removing: [acme], log: (6, "second\n")))
        #expect(folder.text("out/" + manifest) == "one")
        let output = try PublishedOutput(path: folder.output)
        #expect(try output.names() == [log, manifest])
        #expect(try output.text(manifest) == "two")
        #expect(try output.read(acme) == nil)
        #expect(try output.text(log) == "first\nsecond\n")
        for count in [0, 3, 7, 9, 13, 99] {
            let tail = try output.readTail(log, bytes: count)
            #expect(tail?.fileSize == 13)
            #expect(
                tail.map { String(decoding: $0.bytes, as: UTF8.self) }
                    == String("first\nsecond\n".suffix(count)))
        }
    }

    @Test func theNextRunFinishesWhatAnInterruptedOneCommitted() throws {
        try commit(Transaction([manifest: "one", acme: "a"], log: (0, "first\n")))
        try interrupt(Transaction([manifest: "two"], removing: [acme], log: (6, "second\n")))
        _ = try LockedOutput(path: folder.output)
        #expect(folder.names == ["out/.rolebook/lock", "out/" + log, "out/" + manifest])
        #expect(folder.text("out/" + manifest) == "two")
        #expect(folder.text("out/" + log) == "first\nsecond\n")
    }

    @Test func whatWasOnlyStagedIsGone() throws {
        try commit(Transaction([manifest: "one"]))
        folder.put("out/.rolebook/stage/0", "half")
        folder.put("out/.rolebook/record.tmp", "rolebook record 1\n")
        #expect(try PublishedOutput(path: folder.output).text(manifest) == "one")
        _ = try LockedOutput(path: folder.output)
        #expect(folder.names == ["out/.rolebook/lock", "out/" + manifest])
    }

    @Test func aTornRecordCommitsNothing() throws {
        try commit(Transaction([manifest: "one"]))
        folder.put("out/.rolebook/record", "rolebook record 1\nremove state/rolebook.json\nend 00")
        #expect(try PublishedOutput(path: folder.output).text(manifest) == "one")
        _ = try LockedOutput(path: folder.output)
        #expect(folder.text("out/" + manifest) == "one")
    }

    @Test func aRecordOfANewerVersionIsRefused() throws {
        folder.put("out/.rolebook/record", "rolebook record 2\n")
        let reading = #expect(throws: DiskError.self) { try PublishedOutput(path: folder.output) }
        #expect(reading?.exitCode == 65)
        let writing = #expect(throws: DiskError.self) {
            try LockedOutput(path: folder.output).commit(Transaction())
        }
        #expect(writing?.exitCode == 65)
    }

    @Test func aLogThatWasWrittenByHandIsNotRunOver() throws {
        try commit(Transaction([manifest: "one"], log: (0, "first\n")))
        folder.put("out/" + log, "first\nforged\n")
        let error = #expect(throws: DiskError.self) {
            try commit(Transaction([manifest: "two"], log: (6, "second\n")))
        }
        #expect(error?.kind == .damaged)
        #expect(folder.text("out/" + log) == "first\nforged\n")
        #expect(folder.text("out/" + manifest) == "one")
    }

    @Test func whatChangesBehindAnInterruptedRunIsFoundOut() throws {
        try interrupt(Transaction([manifest: "two", acme: "a"]))
        folder.put("out/.rolebook/stage/0", "b")
        let error = #expect(throws: DiskError.self) { try PublishedOutput(path: folder.output).read(acme) }
        #expect(error?.kind == .damaged)
        let finishing = #expect(throws: DiskError.self) { try commit(Transaction()) }
        #expect(finishing?.kind == .damaged)
    }

    @Test(arguments: [
        "out", "out/.rolebook", "out/state", "out/state/organizations", "out/state/rolebook.json",
    ])
    func noSymbolicLinkIsFollowed(_ place: String) throws {
        folder.put("elsewhere/victim", "untouched")
        folder.put("elsewhere/rolebook.json", "untouched")
        folder.put("out/state/organizations/x.json", "")
        OutputFolder.clear(folder.path + "/" + place)
        folder.link(place, to: folder.path + (place.hasSuffix("json") ? "/elsewhere/victim" : "/elsewhere"))
        let error = #expect(throws: DiskError.self) {
            try LockedOutput(path: folder.output + "/").commit(Transaction([manifest: "one", acme: "a"]))
        }
        #expect(error?.message == "cannot write `\(folder.path)/\(place)`: it is a symbolic link")
        #expect(folder.text("elsewhere/victim") == "untouched")
        #expect(folder.text("elsewhere/rolebook.json") == "untouched")
    }

    @Test func theSecondWaitsAndThenSaysWhoHoldsTheLock() throws {
        let first = try LockedOutput(path: folder.output)
        let error = #expect(throws: DiskError.self) {
            try LockedOutput(path: folder.output, waitSeconds: 0).commit(Transaction())
        }
        #expect(error?.exitCode == 75)
        #expect(error?.message == "the lock `\(folder.output)/.rolebook/lock` is held by another process")
        try first.commit(Transaction([manifest: "one"]))
    }

    @Test func readingBeginsAgainWhenARunCommits() throws {
        try commit(Transaction([manifest: "one", acme: "1"]))
        var rounds = 0
        let read = try PublishedOutput.reading(path: folder.output) { output throws(DiskError) in
            let first = try output.read(manifest)
            rounds += 1
            if rounds == 1 { try commit(Transaction([manifest: "two", acme: "2"])) }
            return [first, try output.read(acme)]
        }
        #expect(read == [Array("two".utf8), Array("2".utf8)])
        #expect(rounds == 2)
    }
}
