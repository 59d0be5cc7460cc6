import Glibc
import Testing

/// The same input gives the same bytes, and the second time none.
@Suite struct DeterminismTests {
    private let folder = OutputFolder()

    init() throws {
        try folder.fillWithEstate()
        for index in 1...5 {
            let head = "organization:\n  name: Ö \(index)\n  platform: respond-io\n"
            folder.put(
                "config/organizations/o-\(index).yaml",
                head + "users:\n  ada@acme.example: {name: Ada, role: admin}\n")
        }
    }

    private func shell(_ line: String, in path: String, _ environment: [String: String] = [:]) throws
        -> Program.Result
    {
        let all = Program.environment.merging(environment) { _, new in new }
        return try Program(folder: path, environment: all).shell(line)
    }

    private static let compile =
        "rolebook --now 2026-11-21T10:00:00Z compile --actor root@vendor.example --no-site -q"
    private static let digests = "find out/state out/activity -type f | LC_ALL=C sort | xargs sha256sum"

    @Test(arguments: [
        ("TZ=Pacific/Kiritimati", ""), ("TZ=America/Los_Angeles", ""), ("LANG=de_DE.UTF-8", ""),
        ("LC_ALL=tr_TR.UTF-8", ""),
        ("", "--jobs 1"), ("", "--jobs 2"), ("", "--jobs 7"), ("umask=077", ""), ("umask=000", ""),
        ("HOME=/", "--lang de"),
    ])
    func theBytesAreTheSameAnywhere(_ setting: String, _ flags: String) throws {
        let wanted = try shell("\(Self.compile) && \(Self.digests)", in: folder.path)
        #expect(wanted.code == 0 && !wanted.output.isEmpty, "\(wanted.errors)")
        let other = OutputFolder()
        _ = try shell(
            "cp -r \(folder.path)/config '\(other.path)/' && mkdir 'sub folder' && mv config 'sub folder'",
            in: other.path)
        let parts = setting.split(separator: "=").map(String.init)
        let isMask = parts.first == "umask"
        let environment = parts.isEmpty || isMask ? [:] : [parts[0]: parts[1]]
        let line = "\(isMask ? "umask \(parts[1]); " : "")\(Self.compile) \(flags) && \(Self.digests)"
        let found = try shell(line, in: other.path + "/sub folder", environment)
        #expect(found.output == wanted.output, "\(found.errors)")
    }

    @Test func aSecondCompileTouchesNothing() throws {
        let listing = "find out ! -path '*/.rolebook*' -printf '%p %i %s %m %T@ %C@\\n' | LC_ALL=C sort"
        let first = try shell("\(Self.compile) && \(listing)", in: folder.path)
        let second = try shell("\(Self.compile) && \(listing)", in: folder.path)
        #expect(first.code == 0 && first.output == second.output)
        let later = Self.compile.replacingNow("2027-03-01T00:00:00Z")
        let third = try shell("\(later) && \(listing)", in: folder.path)
        #expect(third.code == 0 && first.output == third.output, "\(third.errors)")
    }

    @Test func theOrderOfKeysAndRemarksDoNotCount() throws {
        _ = try shell(Self.compile, in: folder.path)
        let before = try shell(Self.digests, in: folder.path).output
        let edit =
            "printf '# a remark\\n\\n' >>config/rolebook.yaml; sed -i '2{h;d};3{G}' config/organizations/o-1.yaml"
        let after = try shell("\(edit); \(Self.compile); \(Self.digests)", in: folder.path)
        #expect(after.output == before, "\(after.errors)")
    }

    @Test func aPlanWritesNothing() throws {
        _ = try shell(Self.compile, in: folder.path)
        let listing = "find . -printf '%p %i %s %m %T@ %C@\\n' | LC_ALL=C sort"
        let edit = "echo '  eve@acme.example: {name: Eve, status: pending}' >>config/organizations/acme.yaml"
        let before = try shell("\(edit); \(listing)", in: folder.path).output
        let words = [
            "validate", "plan", "plan --actor mia@acme.example", "compile --dry-run", "log", "log verify",
        ]
        for word in words { _ = try folder.rolebook(word) }
        #expect(try shell(listing, in: folder.path).output == before)
    }
}

extension String {
    fileprivate func replacingNow(_ time: String) -> String {
        split(separator: "2026-11-21T10:00:00Z", omittingEmptySubsequences: false).joined(separator: time)
    }
}
