import Glibc
import Testing

@testable import rolebook

@Suite struct InputTests {
    private let folder = OutputFolder()

    @Test func everyFileThatIsNotHiddenIsListedInByteOrder() throws {
        for name in ["b.yaml", "a/z.yaml", "a.yaml", ".hidden", ".git/config", "B.yaml"] {
            folder.put(name, name)
        }
        let listing = try InputFolder(path: folder.path).list()
        #expect(listing.names == ["B.yaml", "a.yaml", "a/z.yaml", "b.yaml"])
        #expect(listing.faults.isEmpty)
    }

    @Test func whatIsNoPlainFileIsNotRead() throws {
        folder.put("real/x.yaml", "secret")
        folder.link("link.yaml", to: "/proc/self/environ")
        folder.link("linked", to: "real")
        mkfifo(folder.path + "/pipe.yaml", 0o644)
        let input = try InputFolder(path: folder.path)
        #expect(input.list().names == ["link.yaml", "linked", "pipe.yaml", "real/x.yaml"])
        #expect(input.read("real/x.yaml") == .success(Array("secret".utf8)))
        #expect(input.read("link.yaml") == .failure(.symbolicLink))
        #expect(input.read("linked/x.yaml") == .failure(.symbolicLink))
        #expect(input.read("pipe.yaml") == .failure(.special))
        #expect(input.read("real") == .failure(.folder))
        #expect(input.read("none.yaml") == .failure(.missing))
        #expect(readInput(path: "/dev/zero") == .failure(.special))
        #expect(readInput(path: "/proc/self/status") == .failure(.changed))
    }

    @Test func aFileIsReadUpToTheLimitAndNotPastIt() {
        folder.put("x", "12345")
        #expect(readInput(path: folder.path + "/x", limit: 5) == .success(Array("12345".utf8)))
        #expect(readInput(path: folder.path + "/x", limit: 4) == .failure(.tooLarge(5)))
    }

    @Test func aNameThatIsNotTextIsReported() throws {
        let name: [CChar] = Array((folder.path + "/").utf8CString.dropLast()) + [CChar(bitPattern: 0xFF), 0]
        close(open(name, O_WRONLY | O_CREAT, 0o644))
        let listing = try InputFolder(path: folder.path).list()
        #expect(listing.names.isEmpty)
        #expect(listing.faults.map(\.fault) == [.unreadableName])
        unlink(name)
    }

    @Test func aFolderThatIsNotThereOrIsALinkIsAFault() {
        #expect(throws: InputFault.missing) { try InputFolder(path: folder.path + "/none") }
        folder.link("config", to: "/etc")
        #expect(throws: InputFault.symbolicLink) { try InputFolder(path: folder.path + "/config") }
    }
}
