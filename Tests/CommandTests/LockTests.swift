import Foundation
import Testing

@testable import rolebook

/// Two compiles at once, each a process of its own.
@Suite struct LockTests {
    private let folder = OutputFolder()

    /// Far more findings than a pipe holds: who tells them to nobody stands still, with the lock in his hand.
    private func putLoudEstate() {
        folder.put("config/rolebook.yaml", "rolebook: 1\noperators: [root@vendor.example]\n")
        let users = (0..<2000).map { "  u\($0)@acme.example: {name: U\($0), role: admin}\n" }
        folder.put(
            "config/organizations/acme.yaml",
            "organization: {name: Acme, platform: respond-io}\nusers:\n\(users.joined())")
    }

    private func compile(to errors: Pipe) throws -> Process {
        let process = Process()
        process.executableURL = URL(filePath: Program.path)
        process.arguments = ["compile", "--actor", "root@vendor.example", "--now", "2026-11-21T10:00:00Z"]
        process.environment = Program.environment
        process.currentDirectoryURL = URL(filePath: folder.path)
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = errors
        try process.run()
        return process
    }

    @Test func whoWaitsInVainIsToldWhichProcessHoldsTheLock() throws {
        putLoudEstate()
        let errors = Pipe()
        let other = try compile(to: errors)
        var told = Data()
        while told.range(of: Data("[users/".utf8)) == nil {
            let more = errors.fileHandleForReading.availableData
            try #require(!more.isEmpty, "\(String(decoding: told, as: UTF8.self))")
            told += more
        }
        let error = #expect(throws: DiskError.self) {
            try LockedOutput(path: folder.output, waitSeconds: 0).commit(Transaction())
        }
        let exit = error.map { Exit($0) }
        #expect(exit?.code == 75)
        #expect(
            exit?.message
                == "the lock `\(folder.output)/.rolebook/lock` is held by process \(other.processIdentifier)")
        _ = try errors.fileHandleForReading.readToEnd()
        other.waitUntilExit()
        #expect(other.terminationStatus == 0)
        _ = try LockedOutput(path: folder.output, waitSeconds: 0)
    }
}
