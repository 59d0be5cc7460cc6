import Foundation
import Testing

@testable import rolebook

/// No byte of state or log can change without `log verify` seeing it.
@Suite struct DamageTests {
    private let folder = OutputFolder()

    init() throws {
        try folder.fillWithEstate()
        let compile = try folder.rolebook("compile --actor root@vendor.example --no-site -q")
        #expect(compile.code == 0, "\(compile.errors)")
    }

    private func verify() throws -> Int32 {
        let call = try Invocation(.log, ["--out": [folder.output], "--quiet": [""]], ["verify"])
        do throws(Exit) { return try Command.log.run(call) } catch { return error.code }
    }

    @Test func anUndamagedStateIsVerified() throws {
        #expect(try verify() == 0)
    }

    @Test(arguments: [
        ("state/rolebook.json", 700), ("state/organizations/acme.json", 150), ("state/people.json", 60),
        ("state/settings.json", 60), ("state/platforms/respond-io.json", 60), ("activity/2026-11.jsonl", 150),
    ])
    func noByteChangesUnseen(_ name: String, _ samples: Int) throws {
        let url = URL(filePath: folder.output + "/" + name)
        let bytes = Array(try Data(contentsOf: url))
        let step = max(1, bytes.count / samples)
        for position in stride(from: 0, to: bytes.count, by: step) {
            var damaged = bytes
            damaged[position] ^= 1 << (position / step % 8)
            try Data(damaged).write(to: url)
            #expect(try verify() == 65, "byte \(position)")
        }
        for length in [0, 1, bytes.count / 2, bytes.count - 1] {
            try Data(bytes[..<length]).write(to: url)
            #expect(try verify() == 65, "cut at \(length)")
        }
        try Data(bytes + [10]).write(to: url)
        #expect(try verify() == 65, "one byte more")
        try Data(bytes).write(to: url)
        #expect(try verify() == 0)
    }

    @Test func aFileMoreOrLessIsSeen() throws {
        for name in ["state/people.json", "state/platforms/respond-io.json", "activity/2026-11.jsonl"] {
            let text = try #require(folder.text("out/" + name))
            OutputFolder.clear(folder.output + "/" + name)
            #expect(try verify() == 65, "\(name)")
            folder.put("out/" + name, text)
        }
        for name in [
            "state/more.json", "state/organizations/b.json", "activity/2026-12.jsonl", "activity/x.txt",
        ] {
            folder.put("out/" + name, "{}\n")
            #expect(try verify() == 65, "\(name)")
            OutputFolder.clear(folder.output + "/" + name)
        }
        #expect(try verify() == 0)
    }
}
