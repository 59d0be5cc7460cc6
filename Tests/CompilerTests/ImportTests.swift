import Ledger
import Source
import TestSupport
import Testing

@testable import Compiler

/// Whatever another system calls its people, they come back from the YAML under just these names.
@Suite struct ImportTests {
    /// Pieces that a name may be made of, each one a trap somewhere.
    private static let pieces = [
        "Ada", "no", "1.10", "0x1F", "~", "2026-11-21", ": ", " #", "'", "\"", "\\", "{", "}", "[", "]", ",",
        "&a",
        "*a", "!a", "%", "@", "`", "- ", "? ", "|", ">", "ä", "É", "e\u{301}", "Ж", "王", "😀", "=1+2", "<<",
        "null",
        "  ", "\u{A0}", "{1}", "---", "...", "\u{E000}", "\u{378}", "²",
    ]

    /// No apostrophe in front: one before `=` is taken for the one that keeps spreadsheets from calculating.
    private static func name(_ dice: inout Dice) -> String {
        let name = (0...dice.roll(4)).map { _ in pieces[dice.roll(pieces.count)] }.joined()
        let blank: (Unicode.Scalar) -> Bool = { $0 == " " || $0 == "\t" }
        let inner = name.unicodeScalars.drop(while: blank).reversed().drop(while: blank).reversed()
        return inner.isEmpty || inner.first == "'" ? "Ada" : String(String.UnicodeScalarView(inner))
    }

    private static let respondIO = platformGallery(CompileInput(files: [], now: now, zones: zones))[
        "respond-io"]

    private func readBack(_ users: ImportedUsers, _ name: String) throws -> Snapshot.Organization {
        let platform = try #require(Self.respondIO?.platform)
        let target = ImportTarget(name: name, platform: platform, defaultRole: "admin", mapping: .init())
        let imported = users.organization(target)
        #expect(imported.diagnostics == [])
        let compilation = compiled(
            [
                "rolebook.yaml": "rolebook: 1\noperators: [root@vendor.example]",
                "organizations/acme.yaml": imported.text,
            ],
            at: now)
        #expect(compilation.diagnostics.filter { $0.severity == .error } == [], "\(imported.text)")
        return try #require(compilation.snapshot?.organization("acme"))
    }

    @Test(arguments: 0..<60)
    func namesComeBackFromCSV(_ seed: Int) throws {
        var dice = Dice(seed: seed)
        var names: [String] = []
        for _ in 0..<10 { names.append(Self.name(&dice)) }
        let separator = [",", ";", "\t"][dice.roll(3)]
        let end = ["\n", "\r\n"][dice.roll(2)]
        var text = "\u{FEFF}email\(separator)name\(separator)workspaces" + end
        for (index, name) in names.enumerated() {
            let guarded = "=+-@".utf8.contains(name.utf8.first ?? 0) ? "'\(name)" : name
            text +=
                "u\(index)@acme.example\(separator)\"\(guarded.replacing("\"", with: "\"\""))\"\(separator)sales:agent\(end)"
        }
        let users = usersFromCSV(SourceFile(path: "u.csv", bytes: Array(text.utf8)), id: 0, organization: nil)
        let organization = try readBack(users, names[0])
        #expect(Array(organization.name.utf8) == Array(names[0].utf8))
        #expect(organization.users.map { Array($0.name.utf8) } == names.map { Array($0.utf8) })
        #expect(organization.users.allSatisfy { $0.workspaces.count == 1 })
    }

    @Test(arguments: 0..<40)
    func namesComeBackFromSCIM(_ seed: Int) throws {
        var dice = Dice(seed: seed + 1000)
        var names: [String] = []
        for _ in 0..<10 { names.append(Self.name(&dice)) }
        var writer = JSONWriter(capacity: 1000)
        writer.value(
            .array(
                names.enumerated().map { index, name in
                    .object([
                        JSONMember(key: "USERNAME", value: .string("u\(index)@acme.example")),
                        JSONMember(key: "displayName", value: .string(name)),
                    ])
                }))
        let users = usersFromSCIM(SourceFile(path: "u.json", bytes: writer.bytes), id: 0)
        let organization = try readBack(users, "Acme")
        #expect(organization.users.map { Array($0.name.utf8) } == names.map { Array($0.utf8) })
    }

    /// Bytes cut off, doubled or swapped anywhere lead to findings, never to a fault of ours.
    @Test(arguments: ["csv", "json"])
    func damageIsFound(_ ending: String) throws {
        let csv = "email,name,role\nada@acme.example,\"Ada \"\"L\"\"\",admin\nbo@acme.example,Bo,member\n"
        let json =
            "{\"Resources\":[{\"userName\":\"ada@acme.example\",\"active\":true,\"emails\":[{\"value\":\"a@b.example\"}]}]}"
        let bytes = Array((ending == "csv" ? csv : json).utf8)
        let platform = try #require(Self.respondIO?.platform)
        let target = ImportTarget(name: "Acme", platform: platform, defaultRole: nil, mapping: .init())
        var dice = Dice(seed: 7)
        for _ in 0..<2000 {
            var damaged = bytes
            switch dice.roll(3) {
            case 0: damaged.removeSubrange(dice.roll(bytes.count)...)
            case 1: damaged.insert(UInt8(dice.roll(256)), at: dice.roll(bytes.count))
            default: damaged[dice.roll(bytes.count)] = UInt8(dice.roll(256))
            }
            let source = SourceFile(path: "u", bytes: damaged)
            let users =
                ending == "csv"
                ? usersFromCSV(source, id: 0, organization: nil) : usersFromSCIM(source, id: 0)
            let imported = users.organization(target)
            if imported.diagnostics.isEmpty {
                let texts = ["rolebook.yaml": "rolebook: 1", "organizations/acme.yaml": imported.text]
                let found = compiled(texts, at: now).diagnostics.filter {
                    $0.severity == .error && !$0.rule.hasPrefix("users/")
                }
                #expect(found == [], "\(imported.text)")
            }
            for finding in imported.diagnostics {
                guard case .span(let span) = finding.place else { continue }
                #expect(span.start <= span.end && span.start <= source.bytes.count)
            }
        }
    }
}
