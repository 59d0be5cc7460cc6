import Foundation
import Ledger

@testable import Reports

/// The estate in `config/`, as its last compile left it in `out/`.
enum ExampleEstate {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    static func input() throws -> SiteInput {
        let manifest = try Manifest(try bytes("out/state/rolebook.json"))
        let parts = try manifest.files.map {
            try Snapshot.Part(name: $0.name, bytes: try bytes("out/state/\($0.name)"))
        }
        let folder = root.appending(path: "out/activity")
        let segments = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        let entries = try segments.flatMap { name in
            try bytes("out/activity/\(name)").split(separator: UInt8(ascii: "\n")).map {
                try ActivityEntry(line: $0)
            }
        }
        let berlin = try zone("Europe/Berlin")
        return SiteInput(
            snapshot: try Snapshot(parts: parts), entries: entries,
            state: (serial: manifest.serial, compiledAt: manifest.time, digest: manifest.stateDigest),
            zone: berlin ?? .utc, toolVersion: "0.1.0")
    }

    /// From the file of fixtures, so that no test needs the machine's.
    private static func zone(_ name: String) throws -> Zone? {
        let text = String(decoding: try bytes("Tests/Fixtures/zones.txt"), as: UTF8.self)
        let line = text.split(separator: "\n").first { $0.hasPrefix("zone \(name) ") }
        let file = line?.split(separator: " ").last.flatMap { Data(base64Encoded: String($0)) }
        return file.flatMap { Zone(identifier: name, tzif: Array($0)) }
    }

    private static func bytes(_ path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: root.appending(path: path)))
    }
}
