import Foundation
import Testing

/// After a change, only pages that would differ are written, and all of them are as if rendered from nothing.
@Suite struct RenderAgainTests {
    private let folder = OutputFolder()

    init() {
        folder.put(
            "config/rolebook.yaml", "rolebook: 1\nlocales: [en, de]\noperators: [root@vendor.example]\n")
        folder.put(
            "config/people.yaml", "people:\n  root@vendor.example: {name: Root, functions: [owner]}\n")
        folder.put(
            "config/platforms/desk.yaml",
            """
            platform: {name: Desk}
            roles:
              organization:
                boss: {name: Boss, permissions: [users.manage, organization.manage]}
              vendor:
                owner: {name: Owner, permissions: [organizations.create, organization.manage]}
            """)
        for id in ["acme", "globex", "initech"] { putOrganization(id) }
    }

    private func putOrganization(_ id: String, name: String? = nil, parent: String? = nil) {
        folder.put(
            "config/organizations/\(id).yaml",
            """
            organization:
              name: \(name ?? id.capitalized)
              platform: desk
            \(parent.map { "  parent: \($0)\n" } ?? "")
            users:
              ada@\(id).example: {name: Ada, role: boss}
            """)
    }

    private func compile(_ hour: Int) throws {
        let result = try folder.rolebook(
            "compile --actor root@vendor.example -q", now: "2026-11-21T1\(hour):00:00Z")
        #expect(result.code == 0, "\(result.errors)")
    }

    /// Marks every page as old, so that those written again can be told.
    private func forget() {
        for name in folder.names where name.hasPrefix("out/site/") {
            var times = [timeval(tv_sec: 1, tv_usec: 0), timeval(tv_sec: 1, tv_usec: 0)]
            utimes(folder.path + "/" + name, &times)
        }
    }

    private var written: [String] {
        folder.names.filter { name in
            var status = stat()
            return name.hasPrefix("out/site/en/") && stat(folder.path + "/" + name, &status) == 0
                && status.st_mtim.tv_sec > 1
        }.map { String($0.dropFirst(12)) }
    }

    /// The same state rendered from nothing gives the same bytes.
    private func isAsFromNothing() throws -> Bool {
        let line = "cp -r out/site kept && rm -r out/site && rolebook --now 2026-11-21T19:00:00Z render -q"
        let result = try Program(folder: folder.path).shell("\(line) && diff -r kept out/site; rm -r kept")
        return result.code == 0 && result.output.isEmpty
    }

    @Test func onlyTheOrganizationThatChangedIsRendered() throws {
        try compile(0)
        forget()
        putOrganization("globex", name: "Globex AB")
        try compile(1)
        #expect(
            written == ["activity.html", "index.html", "organizations/globex.html", "platforms/desk.html"])
        #expect(try isAsFromNothing())
    }

    @Test func aPageIsNotEvenLookedAtUnlessItIsGone() throws {
        try compile(0)
        folder.put("out/site/en/organizations/acme.html", "mark")
        try FileManager.default.removeItem(atPath: folder.path + "/out/site/en/organizations/initech.html")
        putOrganization("globex", name: "Globex AB")
        try compile(1)
        #expect(folder.text("out/site/en/organizations/acme.html") == "mark")
        #expect(folder.text("out/site/en/organizations/initech.html")?.contains("Initech") == true)
    }

    @Test func whatOthersShowOfAnOrganizationChangesWithIt() throws {
        putOrganization("globex", parent: "acme")
        try compile(0)
        forget()
        putOrganization("acme", name: "Acme Ltd")
        try compile(1)
        #expect(written.contains("organizations/acme.html"))
        #expect(written.contains("organizations/globex.html"))
        #expect(!written.contains("organizations/initech.html"))
        #expect(try isAsFromNothing())
    }

    @Test(arguments: ["config/rolebook.yaml", "templates/tag.mustache"])
    func whatAllPagesShareChangesThemAll(_ file: String) throws {
        try compile(0)
        forget()
        folder.put(
            file,
            file.hasPrefix("config")
                ? "rolebook: 1\ntitle: {en: Ours, de: Unsere}\nlocales: [en, de]\noperators: [root@vendor.example]\n"
                : "<em class=\"tag {{kind}}\">{{text}}</em>\n")
        try compile(1)
        #expect(written.filter { $0.hasPrefix("organizations/") }.count == 3)
        #expect(try isAsFromNothing())
    }
}
