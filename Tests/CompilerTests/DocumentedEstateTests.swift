import Foundation
import Testing

@testable import Compiler

/// Estates that the documentation shows are read as it says.
struct DocumentedEstateTests {
    private static let page: String = {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return (try? String(contentsOf: root.appending(path: "docs/github-teams.md"), encoding: .utf8)) ?? ""
    }()

    /// The YAML of the page, block by block.
    private static var blocks: [String] {
        page.components(separatedBy: "```yaml\n").dropFirst().compactMap {
            $0.components(separatedBy: "```").first
        }
    }

    private static var files: [String: String] {
        var files = ["rolebook.yaml": "rolebook: 1\noperators: [root@kubernetes.example]\n"]
        for block in blocks {
            let name = block.split(separator: "\n").first.flatMap { line in
                line.hasPrefix("# config/") ? String(line.dropFirst("# config/".count)) : nil
            }
            files[name ?? "platforms/forge.yaml"] = block
        }
        return files
    }

    @Test func membersAndTeamsOfAForge() {
        let compilation = compiled(Self.files)
        #expect(compilation.diagnostics.filter { $0.severity == .error }.map(\.message.english) == [])
        #expect(Self.files.count == 4 && compilation.userCount == 3)
    }

    /// As large as the page says such repositories are.
    @Test func fifteenHundredPeopleInTheirTeams() {
        var files = Self.files
        var teams = "workspaces:\n"
        for team in 1...764 { teams += "  team-\(team): {name: Team \(team)}\n" }
        files["organizations/kubernetes/teams.yaml"] = teams
        for part in 0..<15 {
            var users = "users:\n"
            for number in part * 100 + 1...part * 100 + 100 {
                let own = (0..<(number % 5 == 0 ? 4 : 2)).map { ($0 * 191 + number) % 764 + 1 }
                let list = Set(own).sorted().map { "team-\($0): member" }.joined(separator: ", ")
                users += "  user\(number)@kubernetes.example: {name: User \(number), workspaces: {\(list)}}\n"
            }
            files["organizations/kubernetes/users-\(part).yaml"] = users
        }
        let compilation = compiled(files, jobs: 2)
        #expect(compilation.diagnostics.filter { $0.severity == .error }.map(\.message.english) == [])
        let organization = compilation.snapshot?.organizations.first
        #expect(compilation.userCount == 1503 && organization?.workspaces.count == 766)
        #expect(organization?.users.map(\.workspaces.count).reduce(0, +) == 3603)
    }
}
