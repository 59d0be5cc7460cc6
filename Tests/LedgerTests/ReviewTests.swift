import Testing

@testable import Ledger

/// Who reviews whom, and what is left of what a review saw.
@Suite struct ReviewTests {
    private static func estate(
        admins: [String], operators: [String] = ["root@vendor.example"]
    ) -> Snapshot {
        var platform = Snapshot.Platform(id: "desk", name: "Desk")
        platform.roles = [
            .init(id: "admin", kind: .organization, name: .same("Admin"), grants: [Grant(.usersManage)]),
            .init(id: "clerk", kind: .organization, name: .same("Clerk"), grants: [Grant(.usersAdd, .held)]),
            .init(id: "helper", kind: .vendor, name: .same("Helper"), grants: [Grant(.usersView)]),
            .init(id: "owner", kind: .workspace, name: .same("Owner"), grants: [Grant(.contentEdit)]),
        ]
        platform.policy.administrators = .init(role: "admin", minimum: 1, recommended: 1)
        var acme = Snapshot.Organization.empty("acme")
        let emails = (admins + ["zed@acme.example"]).sorted()
        acme.users = emails.map { email in
            Snapshot.User(
                email: email, name: email, roles: [admins.contains(email) ? "admin" : "clerk"],
                status: .active,
                workspaces: email.hasPrefix("zed") ? [.init(workspace: "w", roles: ["owner"])] : [],
                since: .sample, file: acme.file)
        }
        var settings = Snapshot.Settings()
        settings.operators = operators
        var pat = Snapshot.Person(email: "pat@vendor.example", name: "Pat", file: "config/people.yaml")
        pat.functions = ["helper"]
        return Snapshot(settings: settings, people: [pat], platforms: [platform], organizations: [acme])
    }

    private func reviewers(_ snapshot: Snapshot, _ preferred: String? = nil) -> [String] {
        snapshot.population(of: snapshot.organizations, preferred: preferred).rows.map {
            "\($0.reviewer.prefix(4)) \($0.person.prefix(4)) \($0.access.text)"
        }
    }

    @Test func administratorsReviewEverybodyButThemselves() {
        let two = Self.estate(admins: ["ada@acme.example", "bob@acme.example"])
        #expect(
            reviewers(two) == [
                "ada@ bob@ role admin", "ada@ zed@ role clerk", "ada@ zed@ workspace w owner",
                "bob@ ada@ role admin",
            ])
        #expect(
            reviewers(two, "zed@acme.example") == [
                "ada@ zed@ role clerk", "ada@ zed@ workspace w owner", "zed@ ada@ role admin",
                "zed@ bob@ role admin",
            ])
    }

    @Test func aLoneAdministratorIsReviewedByAnOperatorOrTheVendor() {
        #expect(reviewers(Self.estate(admins: ["ada@acme.example"])).last == "root ada@ role admin")
        let alone = Self.estate(admins: ["ada@acme.example"], operators: ["ada@acme.example"])
        #expect(reviewers(alone).last == "pat@ ada@ role admin")
        var deserted = alone
        deserted.people = []
        let population = deserted.population(of: deserted.organizations, preferred: nil)
        #expect(population.orphans.map(\.person) == ["ada@acme.example"])
    }

    @Test func whatIsLeftOfAnAccessIsTold() {
        let snapshot = Self.estate(admins: ["ada@acme.example"])
        func remainder(_ person: String, _ access: Snapshot.Access, _ organization: String = "acme")
            -> Snapshot.Remainder
        {
            snapshot.remainder(
                of: .init(reviewer: "", organization: organization, person: person, access: access))
        }
        #expect(remainder("ada@acme.example", .role("admin")) == .declared)
        #expect(remainder("ada@acme.example", .role("clerk")) == .lost)
        #expect(remainder("zed@acme.example", .workspace("w", role: "owner")) == .declared)
        #expect(remainder("zed@acme.example", .level("reader")) == .lost)
        #expect(remainder("gus@acme.example", .role("admin")) == .personGone)
        #expect(remainder("ada@acme.example", .role("admin"), "zeta") == .personGone)
        #expect(remainder("support", .supportAccess) == .personGone)
    }

    @Test(arguments: [
        "role", "role a b", "role  a", "workspace a", "support", "support team", "level", "", " role a",
        "Role a",
    ])
    func whatIsNoAccessIsNotRead(_ text: String) {
        #expect(Snapshot.Access(text) == nil)
    }

    @Test func assertionsAreHeldAgainstRights() {
        let snapshot = Self.estate(admins: ["ada@acme.example"])
        func failures(_ statement: Assertion.Statement, _ workspace: String? = nil) -> [String] {
            var assertion = Assertion(organization: "acme", statement: statement)
            assertion.workspace = workspace
            return snapshot.failures(of: assertion).map {
                "\($0.person.prefix(3)) \($0.isHeld) \($0.demand.text)"
            }
        }
        let zed = "zed@acme.example"
        let add = Assertion.Demand(.usersAdd)
        let addClerk = Assertion.Demand(.usersAdd, roles: ["clerk"])
        let addBoth = Assertion.Demand(.usersAdd, roles: ["admin", "clerk"])
        #expect(failures(.person(zed, can: [addClerk], cannot: [add])) == [])
        #expect(
            failures(.person(zed, can: [add, addBoth], cannot: [])) == [
                "zed false users.add", "zed false users.add (only admin, clerk)",
            ])
        #expect(
            failures(.person(zed, can: [], cannot: [addBoth])) == ["zed true users.add (only admin, clerk)"])
        let edit = Assertion.Demand(.contentEdit)
        #expect(failures(.person(zed, can: [edit], cannot: [])) == ["zed false content.edit"])
        #expect(failures(.person(zed, can: [edit], cannot: []), "w") == [])
        #expect(failures(.holders(edit, []), "w") == ["zed true content.edit"])
        #expect(failures(.holders(add, ["ada@acme.example"])) == [])
        #expect(
            failures(.holders(Assertion.Demand(.usersView), ["ada@acme.example", zed])) == [
                "pat true users.view", "zed false users.view",
            ])
    }
}
