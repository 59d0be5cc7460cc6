import Testing

@testable import rolebook

@Suite struct RecordTests {
    private let staged = CommitRecord.Staged(number: 3, length: 12, checksum: "0123456789abcdef")

    private var record: CommitRecord? {
        CommitRecord([
            ("activity/2026-11.jsonl", .append(staged, offset: 40)), ("state/old.json", .remove),
            ("state/rolebook.json", .write(staged)),
        ])
    }

    @Test func aRecordIsReadBack() throws {
        let bytes = try #require(record?.bytes)
        #expect(CommitRecord(bytes: bytes)?.bytes == bytes)
        #expect(CommitRecord(bytes: bytes)?.operations.map(\.name) == record?.operations.map(\.name))
    }

    @Test func everyChangedByteAndEveryCutIsSeen() throws {
        let bytes = try #require(record?.bytes)
        for index in bytes.indices {
            for bit in 0..<8 {
                var changed = bytes
                changed[index] ^= 1 << bit
                #expect(CommitRecord(bytes: changed) == nil)
            }
            #expect(CommitRecord(bytes: Array(bytes[..<index])) == nil)
        }
    }

    @Test(arguments: [
        "state", "state/", "/state/x", "state//x", "state/../x", "state/.x", "site/x", "state/a b", "state/ü",
        "State/x", "state/x\n", "", "activity/../../x",
    ])
    func onlyNamesOfTheOutputArePublished(_ name: String) {
        #expect(!OutputName.isValid(name))
        #expect(CommitRecord([(name, .remove)]) == nil)
    }

    @Test func noNameStandsTwice() {
        #expect(CommitRecord([("state/x", .remove), ("state/x", .write(staged))]) == nil)
    }

    @Test func aChecksumTellsEveryChangedBit() {
        let bytes = Array("a log of 21 bytes, yes".utf8)
        var seen = Set([Disk.checksum(bytes)])
        for index in bytes.indices {
            for bit in 0..<8 {
                var changed = bytes
                changed[index] ^= 1 << bit
                #expect(seen.insert(Disk.checksum(changed)).inserted)
            }
        }
    }
}
