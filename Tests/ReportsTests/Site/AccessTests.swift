import Ledger
import Testing

@testable import Reports

@Suite struct AccessTests {
    /// The table of the help article: role, then General, Users, Workspaces, Billing.
    static let article: [(role: String, cells: [Access])] = [
        ("admin", [.full, .full, .full, .full]),
        ("billing-admin", [.limited, .limited, .limited, .full]),
        ("user-admin", [.limited, .limited, .full, .none]),
        ("member", [.none, .none, .none, .none]),
    ]

    @Test func tableOfRespondIOIsTheArticles() {
        let table = AccessTable(of: RespondIO.platform)
        #expect(table.areas == [.general, .users, .workspaces, .billing])
        #expect(table.rows.map(\.role.id) == Self.article.map(\.role))
        #expect(table.rows.map(\.cells) == Self.article.map(\.cells))
    }

    @Test func permissionWithAListIsNeverFull() {
        let grants = [Grant(.usersManage, .only(["member"])), Grant(.workspacesManage)]
        let role = Snapshot.Role(id: "a", kind: .organization, name: .same("A"), grants: grants)
        #expect(role.access(to: .users) == .limited)
        #expect(role.access(to: .workspaces) == .full)
        #expect(role.access(to: .billing) == .none)
    }

    @Test func optionsAloneOpenNoColumn() {
        var platform = Snapshot.Platform(id: "p", name: "P")
        let grants = [Grant(.usersView), Grant(.optionsManage)]
        platform.roles = [Snapshot.Role(id: "a", kind: .organization, name: .same("A"), grants: grants)]
        #expect(AccessTable(of: platform).areas == [.users])
    }

    @Test func capabilitiesTellAWholeInOneLineUnlessAPartIsHeld() throws {
        let roles = RespondIO.platform.roles(.organization)
        let billing = try #require(RespondIO.platform.role("billing-admin"))
        #expect(
            Capabilities(of: billing, among: roles).cannot == [
                .organizationManage, .organizationDelete, .securityManage, .usersManage, .workspacesManage,
                .subscriptionCancel, .optionsManage,
            ])
        let user = try #require(RespondIO.platform.role("user-admin"))
        #expect(
            Capabilities(of: user, among: roles).cannot == [
                .organizationManage, .organizationDelete, .usersEdit, .usersChangeRole, .usersSuspend,
                .billingManage, .subscriptionCancel, .optionsManage,
            ])
        let admin = try #require(RespondIO.platform.role("admin"))
        #expect(Capabilities(of: admin, among: roles).cannot.isEmpty)
    }
}
