import Testing

@testable import rolebook

/// Who admitted a support user and who agreed, from one compile to the next.
@Suite struct AdmissionTests {
    private let folder = OutputFolder()

    init() {
        folder.put("config/rolebook.yaml", "rolebook: 1\noperators: [root@vendor.example]\n")
        folder.put(
            "config/people.yaml",
            """
            people:
              cem@vendor.example: {name: Cem, functions: [customer-success-manager]}
              del@vendor.example: {name: Del, functions: [csd-delegate]}
              sam@vendor.example:
                {name: Sam, user_id: sam, support_user: true, two_factor: true, single_sign_on: true,
                background_check: true}

            """)
    }

    private func compile(_ day: String, _ actor: String, approvedBy: [String] = [], support: String?) -> Int32
    {
        let admission = support.map { "support: {users: {sam@vendor.example: {\($0)}}}\n" } ?? ""
        folder.put(
            "config/organizations/acme.yaml",
            """
            organization: {name: Acme, platform: workiva}
            workspaces: {main: {name: Main}}
            users: {uma@acme.example: {name: Uma, roles: [org-user-admin]}}
            \(admission)
            """)
        return Rolebook.run(
            [
                "compile", "--quiet", "--config", folder.path + "/config", "--out", folder.output, "--now",
                "2026-11-\(day)T10:00:00Z", "--actor", actor,
            ] + approvedBy.flatMap { ["--approved-by", $0] })
    }

    /// The line of the support user in the state.
    private var admission: String? {
        folder.text("out/state/organizations/acme.json")?.split(separator: "\n")
            .first { $0.contains("\"sam@vendor.example\"") }.map(String.init)
    }

    private var log: [Substring] {
        (folder.text("out/activity/2026-11.jsonl") ?? "").split(separator: "\n")
    }

    @Test func theStateTheLogAndTheSiteSayWhoAdmittedWhomAndWhoAgreed() throws {
        #expect(compile("01", "root@vendor.example", support: nil) == 0)
        let agreeing = [
            "uma@acme.example", "cem@vendor.example", "nobody@vendor.example", "UMA@acme.example",
        ]
        #expect(
            compile(
                "02", "cem@vendor.example", approvedBy: agreeing,
                support: "reason: support, expires: 2026-11-20")
                == 0)
        #expect(admission?.contains("\"added_by\":\"cem@vendor.example\"") == true)
        #expect(admission?.contains("\"approved_by\":[\"uma@acme.example\"]") == true)
        #expect(log.last?.contains("\"approved_by\":[\"uma@acme.example\"]") == true)
        let page = try #require(folder.names.first { $0.hasSuffix("en/organizations/acme.html") })
        let compiled = folder.text(page)
        folder.put("out/site/version.txt", "stale")
        #expect(Rolebook.run(["render", "--quiet", "--out", folder.output]) == 0)
        #expect(folder.text(page) == compiled)
    }

    @Test func anAdmissionKeepsItsPeopleUntilItIsMadeAnew() {
        #expect(compile("01", "root@vendor.example", support: nil) == 0)
        let support = "reason: support, expires: 2026-11-20"
        #expect(
            compile("02", "cem@vendor.example", approvedBy: ["uma@acme.example"], support: support) == 0)
        let first = admission
        #expect(compile("03", "uma@acme.example", support: support) == 0)
        #expect(admission == first)
        #expect(
            compile("04", "uma@acme.example", support: support.replacing("support", with: "training")) == 0)
        #expect(admission == first?.replacing("\"support\"", with: "\"training\""))
        #expect(
            compile("21", "uma@acme.example", support: support.replacing("support", with: "training")) == 0)
        #expect(log.last?.contains("\"actor\":{\"email\":\"system\"}") == true)
        #expect(log.last?.contains("\"approved_by\":[]") == true)
        #expect(admission?.contains("\"added_by\":\"cem@vendor.example\"") == true)
        let renewal = "reason: support, expires: 2026-11-30"
        #expect(compile("22", "uma@acme.example", support: renewal) == 1)
        #expect(
            compile("22", "uma@acme.example", approvedBy: ["del@vendor.example"], support: renewal) == 0)
        #expect(admission?.contains("\"added_by\":\"uma@acme.example\"") == true)
        #expect(admission?.contains("\"approved_by\":[\"del@vendor.example\"]") == true)
        #expect(admission?.contains("\"since\":\"2026-11-22T10:00:00Z\"") == true)
    }
}
