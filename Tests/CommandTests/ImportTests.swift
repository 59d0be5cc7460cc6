import Foundation
import Testing

/// What `report` prints, `import` takes back.
@Suite struct ImportTests {
    /// The estate of this repository, which has organizations on all platforms.
    private static let config = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "config").path

    /// Organization, person, name, status and access of each user, as the report has them.
    private func users(_ report: String) -> [[String]] {
        var users: [[String]] = []
        for line in report.split(separator: "\r\n").dropFirst() {
            let fields = line.dropFirst().dropLast().components(separatedBy: "\",\"")
            guard fields.count > 6, fields[4] == "user" else { continue }
            users.append(Array(fields[0...3]) + Array(fields[5...6]))
        }
        return users
    }

    @Test func reportedUsersComeBack() throws {
        let folder = OutputFolder()
        let program = Program(folder: folder.path)
        let found = try program.shell(
            """
            cp -r '\(Self.config)' config && mkdir -p again/organizations
            cp -r config/rolebook.yaml config/people.yaml config/platforms again
            now='--now 2026-11-21T10:00:00Z' who='--actor maren.voss@harbourline.example'
            rolebook $now compile $who --no-site -q > said.txt 2>&1 || cat said.txt >&2
            rolebook report > report.csv
            for id in alpenkiosk harbourline lindenhof-kliniken maison-lenoir nordkap-reederei tidewater-bikes; do
                rolebook $now import report.csv --organization $id 2> said.txt > again/organizations/$id.yaml || exit 1
            done
            sed -i '/^waivers:/,$d' again/rolebook.yaml
            sed -i '/^organization:/a\\  classification: local' again/organizations/harbourline.yaml
            cd again && mkdir config && mv rolebook.yaml people.yaml platforms organizations config
            rolebook $now compile $who --no-site -q > said.txt 2>&1 || cat said.txt >&2
            rolebook report > second.csv
            """)
        #expect(found.code == 0, "\(found.errors)")
        #expect(found.errors.isEmpty, "\(found.errors)")
        let first = users(try #require(folder.text("report.csv")))
        #expect(first.count > 60)
        #expect(first == users(try #require(folder.text("again/second.csv"))))
    }
}
