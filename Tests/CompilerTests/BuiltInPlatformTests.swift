import Ledger
import Testing

@testable import Compiler

/// The platforms inside the program are declarations like everybody's, and keep what they promise.
struct BuiltInPlatformTests {
    @Test func fourAreThere() {
        #expect(PlatformShelf.builtInIDs == ["autotask", "personio", "respond-io", "workiva"])
    }

    @Test(arguments: PlatformShelf.builtInIDs)
    func eachIsReadWithoutAFinding(_ id: String) throws {
        let read = PlatformShelf.readBuiltIn(id)
        #expect(read.diagnostics.map(\.message.english) == [])
        let platform = try #require(read.platform)
        #expect(platform.isBuiltIn && platform.value.file == nil && !platform.hasUnresolvedRoles)
    }

    @Test(arguments: PlatformShelf.builtInIDs)
    func eachSpeaksThreeLanguages(_ id: String) throws {
        let platform = try #require(PlatformShelf.readBuiltIn(id).platform).value
        let texts = [platform.summary, platform.help] + platform.roles.flatMap { [$0.name, $0.summary] }
        for text in texts {
            guard case .translated(let texts)? = text else { continue }
            #expect(Set(texts.keys) == ["en", "de", "fr"])
        }
    }

    /// The table of roles in 7-platforms.
    @Test(arguments: [
        "admin": """
        organization.manage organization.delete security.manage users.manage workspaces.manage billing.manage \
        subscription.cancel options.manage
        """,
        "billing-admin": "organization.view users.view workspaces.view billing.manage",
        "user-admin": """
        organization.view security.manage users.view users.add:member users.remove:member \
        users.assign-workspaces workspaces.manage
        """,
        "member": "",
        "owner": "workspaces.manage users.assign-workspaces content.edit content.view",
        "manager": "users.assign-workspaces:agent content.edit content.view",
        "agent": "content.edit content.view",
        "account-manager": "organizations.create",
    ])
    func rolesOfRespondIO(_ role: String, _ permissions: String) throws {
        let platform = try #require(PlatformShelf.readBuiltIn("respond-io").platform).value
        let grants = try #require(platform.role(role)).grants.map(\.text)
        #expect(grants == permissions.split(separator: " ").map(String.init))
    }

    @Test func policyOfRespondIO() throws {
        let platform = try #require(PlatformShelf.readBuiltIn("respond-io").platform)
        let policy = platform.value.policy
        #expect(platform.value.roles.count == 8)
        #expect(policy.administrators == .init(role: "admin", minimum: 1, recommended: 2))
        #expect(policy.rolesPerUser == .one && policy.defaultRole == "member")
        #expect(policy.email == .fixed && policy.invitations == .required)
        #expect(policy.workspacesAtInvite == 10)
        #expect(
            policy.neverOnSelf == [
                "user.removed", "user.roles-changed", "membership.changed", "membership.removed",
            ])
        #expect(policy.supportUsers == nil && policy.supportAccess == nil && policy.approvals.isEmpty)
    }

    @Test func optionsOfRespondIO() throws {
        let platform = try #require(PlatformShelf.readBuiltIn("respond-io").platform).value
        #expect(
            platform.options.map(\.id) == [
                "sso.enabled", "subscription.plan", "subscription.status", "support.view-access",
            ])
        let status = try #require(platform.option("subscription.status"))
        #expect(
            status.permission
                == .byValue(["canceled": .subscriptionCancel], otherwise: .subscriptionManage))
        let signOn = try #require(platform.option("sso.enabled"))
        #expect(signOn.permission == .one(.securityManage) && signOn.fallback == .flag(false))
        #expect(signOn.requires?.facts == [.init(name: "subscription.plan", values: ["enterprise"])])
    }

    @Test func othersAskWhatTheyAreSaidToAsk() throws {
        let workiva = try #require(PlatformShelf.readBuiltIn("workiva").platform).value.policy
        #expect(workiva.administrators == .init(role: "org-user-admin", minimum: 1, recommended: 2))
        #expect(workiva.rolesPerUser == .many && workiva.email == .editable)
        #expect(workiva.supportUsers?.expiresAfter == .days(90))
        #expect(workiva.supportUsers?.workspaceRole == "workspace-support-user")
        let personio = try #require(PlatformShelf.readBuiltIn("personio").platform).value.policy
        #expect(personio.roleLimits == ["account-owner": 2, "contract-owner": 2])
        #expect(personio.supportAccess?.periods.count == 6 && personio.supportAccess?.standard == .days(7))
        let autotask = try #require(PlatformShelf.readBuiltIn("autotask").platform)
        #expect(autotask.organizationRoles.isEmpty && autotask.workspaceRoles.isEmpty)
        #expect(autotask.value.policy.administrators == nil && autotask.value.policy.maximumDepth == 2)
    }
}

extension Grant {
    /// As `users.add:member`.
    var text: String {
        switch scope {
        case .everything: permission.rawValue
        case .only(let roles): "\(permission.rawValue):\(roles.joined(separator: ","))"
        case .held: "\(permission.rawValue):held"
        }
    }
}
