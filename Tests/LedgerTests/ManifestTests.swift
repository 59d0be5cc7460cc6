import Testing

@testable import Ledger

@Suite struct ManifestTests {
    private let manifest = Manifest(
        tool: "0.1.0", time: .sample, serial: 7, counts: .init(.rich),
        files: Snapshot.empty.stateFiles().map { ($0.name, SHA256.hex(of: $0.bytes)) }, logLength: 12,
        logHead: ActivityEntry.origin)

    @Test func aManifestIsReadAsItWasWritten() throws {
        let again = try Manifest(manifest.bytes)
        #expect(again == manifest)
        #expect(again.counts == manifest.counts && again.files.map(\.name) == manifest.files.map(\.name))
    }

    @Test func noBitOfAManifestCanChangeUnseen() {
        var bytes = manifest.bytes
        for index in bytes.indices {
            for bit in 0..<8 {
                bytes[index] ^= 1 << bit
                #expect((try? Manifest(bytes)) == nil, "byte \(index), bit \(bit)")
                bytes[index] ^= 1 << bit
            }
        }
    }

    @Test func aNewerFormatIsNamed() throws {
        let text = String(decoding: manifest.bytes, as: UTF8.self)
        let newer = text.split(separator: "\"format_version\":1", omittingEmptySubsequences: false)
            .joined(separator: "\"format_version\":2")
        let error = #expect(throws: JSONError.self) { try Manifest(Array(newer.utf8)) }
        #expect(error?.message.hasPrefix("format 2 is newer") == true)
    }

    @Test func theDigestOfTheStateIsThatOfItsFilesAlone() {
        var refused = manifest
        refused.logLength += 1
        #expect(refused.stateDigest == manifest.stateDigest)
        refused.files[0].digest = ActivityEntry.origin
        #expect(refused.stateDigest != manifest.stateDigest)
    }
}
