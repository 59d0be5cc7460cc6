import Foundation
import Testing

@testable import rolebook

/// No bit of state or log can change, and none be cut off, without `log verify` seeing it.
@Suite struct DamageTests {
    private let folder = OutputFolder()

    /// All bits of each byte, which takes a while; otherwise one of each.
    private static let tellsEveryBit = ProcessInfo.processInfo.environment["EVERY_BIT"] == "1"

    /// The smallest estate that has every kind of file.
    init() throws {
        folder.put("config/rolebook.yaml", "rolebook: 1\noperators: [o@v.example]\n")
        folder.put("config/people.yaml", "people:\n  p@v.example: {name: P}\n")
        folder.put(
            "config/platforms/own.yaml", "platform: {name: Own}\nroles:\n  organization:\n    a: {name: A}\n")
        folder.put(
            "config/organizations/acme.yaml",
            "organization: {name: Acme, platform: own}\nusers:\n  u@a.example: {name: U, role: a}\n")
        let compile = try folder.rolebook("compile --actor o@v.example --no-site -q")
        #expect(compile.code == 0, "\(compile.errors)")
    }

    private func verify() throws -> Int32 {
        let call = try Invocation(
            .log, ["--out": [folder.output], "--quiet": [""], "--jobs": ["1"]], ["verify"])
        do throws(Exit) { return try Command.log.run(call) } catch { return error.code }
    }

    /// What any command says that starts from the state.
    private func start() throws -> Int32 {
        let call = try Invocation(.plan, ["--out": [folder.output], "--quiet": [""], "--jobs": ["1"]], [])
        do throws(Exit) { return try call.readState() == nil ? 66 : 0 } catch { return error.code }
    }

    @Test func anUndamagedStateIsVerified() throws {
        #expect(try verify() == 0)
        #expect(try start() == 0)
    }

    @Test(arguments: [
        "state/rolebook.json", "state/organizations/acme.json", "state/people.json", "state/settings.json",
        "state/platforms/own.json", "activity/2026-11.jsonl",
    ])
    func noBitChangesUnseen(_ name: String) throws {
        let path = folder.output + "/" + name
        let bytes = Array(try Data(contentsOf: URL(filePath: path)))
        for position in bytes.indices {
            var damaged = bytes
            for bit in Self.tellsEveryBit ? Array(0..<8) : [position % 8] {
                damaged[position] = bytes[position] ^ 1 << bit
                OutputFolder.overwrite(damaged, to: path)
                let code = try verify()
                if code != 65 { Issue.record("bit \(bit) of byte \(position) of \(name): \(code)") }
                let other = try start()
                if other != 65 { Issue.record("bit \(bit) of byte \(position) of \(name): starts \(other)") }
            }
        }
    }

    @Test(arguments: [
        "state/rolebook.json", "state/organizations/acme.json", "state/people.json", "state/settings.json",
        "state/platforms/own.json", "activity/2026-11.jsonl",
    ])
    func nothingIsCutOffOrAddedUnseen(_ name: String) throws {
        let path = folder.output + "/" + name
        let bytes = Array(try Data(contentsOf: URL(filePath: path)))
        for length in bytes.indices {
            OutputFolder.overwrite(Array(bytes[..<length]), to: path)
            let code = try verify()
            if code != 65 { Issue.record("\(name) cut at \(length): \(code)") }
        }
        for more in ["\n", " ", "{}\n", "\0"] {
            OutputFolder.overwrite(bytes + Array(more.utf8), to: path)
            #expect(try verify() == 65, "\(name) and more")
        }
        OutputFolder.overwrite(bytes, to: path)
        #expect(try verify() == 0)
    }

    /// Lines left out, repeated, exchanged and put in, as whoever edits a log by hand would.
    @Test func noLineOfTheLogMovesUnseen() throws {
        let path = folder.output + "/activity/2026-11.jsonl"
        let lines = Array(try Data(contentsOf: URL(filePath: path))).split(separator: 10).map(Array.init)
        var damaged: [[[UInt8]]] = []
        for index in lines.indices {
            damaged.append(lines.enumerated().filter { $0.offset != index }.map(\.element))
            damaged.append(lines[...index] + [lines[index]] + lines[(index + 1)...])
            for other in lines.indices.dropFirst(index + 1) {
                var exchanged = lines
                exchanged.swapAt(index, other)
                damaged.append(exchanged)
            }
        }
        for lines in damaged {
            OutputFolder.overwrite(lines.flatMap { $0 + [10] }, to: path)
            #expect(try verify() == 65)
            #expect(try start() == 65)
        }
    }

    @Test func aFileMoreOrLessIsSeen() throws {
        for name in ["state/people.json", "state/platforms/own.json", "activity/2026-11.jsonl"] {
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
