import Ledger
import Testing

@testable import Compiler

/// The tables of roles and options of 7-platforms, for Workiva, Personio and Autotask.
struct BuiltInTableTests {
    private func platform(_ id: String) throws -> Snapshot.Platform {
        try #require(PlatformShelf.readBuiltIn(id).platform).value
    }

    private static let contact = "portal.view tickets.own projects.own knowledge-base.view documents.view"
    private static let everything = contact + " tickets.all projects.all"

    static let roles: [String: [String: String]] = [
        "workiva": [
            "organization org-member": "",
            "organization org-user-admin": """
            organization.manage users.view users.add:held users.remove users.edit users.suspend \
            users.change-role:held users.assign-workspaces support-users.manage activities.view options.manage
            """,
            "organization org-workspace-admin": """
            workspaces.manage users.view users.assign-workspaces support-users.view support-users.add \
            activities.view
            """,
            "organization org-security-admin": "security.manage activities.view",
            "workspace workspace-owner":
                "workspaces.manage users.assign-workspaces content.edit content.view",
            "workspace editor": "content.edit content.view",
            "workspace viewer": "content.view",
            "workspace workspace-support-user": "content.edit content.view",
            "vendor customer-success-manager": "support-users.add support-users.view",
            "vendor customer-success-director": "support-users.add support-users.view organizations.create",
            "vendor csd-delegate": "support-users.add support-users.view organizations.create",
            "vendor professional-services-manager": "support-users.add support-users.view",
            "vendor onboarding-project-manager": "support-users.view",
            "vendor support-agent": "support-users.view",
        ],
        "personio": [
            "organization account-owner":
                "organization.view organization.delete support-access.manage activities.view",
            "organization contract-owner":
                "organization.view organization.delete billing.manage subscription.cancel",
            "organization administrator":
                "organization.manage users.manage options.manage support-access.manage activities.view",
            "organization employee": "",
            "vendor account-manager": "organizations.create",
            "vendor support-agent": "",
        ],
        "autotask": [
            "portal basic": contact,
            "portal advanced": everything,
            "portal manager": everything + " portal-users.manage",
            "portal taskfire-resource": everything,
            "portal taskfire-administrator": everything + " portal-users.manage",
            "vendor portal-administrator": """
            organizations.create organization.manage organization.delete portal.manage options.manage
            """,
            "vendor contact-editor": "portal-users.manage",
        ],
    ]

    @Test(arguments: roles.keys.sorted())
    func rolesHoldTheirPermissions(_ id: String) throws {
        let platform = try platform(id)
        var found: [String: Set<String>] = [:]
        for role in platform.roles {
            found["\(role.kind.rawValue) \(role.id)"] = Set(role.grants.map(\.text))
        }
        #expect(found == Self.roles[id]?.mapValues { Set($0.split(separator: " ").map(String.init)) })
    }

    @Test func levelsOfTaskfire() throws {
        let platform = try platform("autotask")
        for role in platform.roles(.portal) {
            let isOfTaskfire = role.id.hasPrefix("taskfire-")
            #expect(role.isAssignable == !isOfTaskfire)
            #expect(
                role.requires?.facts ?? []
                    == (isOfTaskfire ? [.init(name: "taskfire.enabled", values: ["true"])] : []))
        }
    }

    /// Each option as `type; default; rules`.
    static let options: [String: [String: String]] = [
        "workiva": ["activity-retention": "boolean; true; needs security.manage"],
        "personio": [:],
        "autotask": [
            "portal.enabled": "boolean; true; locked true when taskfire.enabled=true; gates all",
            "taskfire.enabled": "boolean; false",
            "portal.assigned-resource":
                "choice name,generic,hidden; name; no effect when organization.classification=billing",
            "portal.show-time": """
            choice none,billed,worked; none; no effect unless taskfire.enabled=true; \
            no effect when organization.classification=billing
            """,
            "portal.notifications": "boolean; true",
            "portal.knowledge-base": "boolean; true; gates knowledge-base.view",
            "portal.documents": "boolean; true; gates documents.view",
            "portal.ticket-due-dates": "boolean; false",
            "portal.time-zone": "time-zone; derived",
            "portal.quick-ticket": "choice global,custom,off; global",
            "portal.family-tickets": """
            choice none,taskfire-users,taskfire-and-portal-users; none; requires organization.parent=true
            """,
            "portal.two-factor": "choice not-required,taskfire-users,all-users; all-users",
            "portal.request-types": "set incident,service-request,problem,change-request; all",
            "portal.friendly-url": "boolean; false; one way",
            "portal.early-access.activated": "boolean; false; of the platform",
            "portal.early-access.enabled": "boolean; false; requires portal.early-access.activated=true",
            "portal.early-access.block-legacy": "boolean; false; requires portal.early-access.enabled=true",
            "portal.early-access.first-experience": """
            choice legacy,early-access; legacy; locked early-access when portal.early-access.block-legacy=true; \
            requires portal.early-access.enabled=true
            """,
        ],
    ]

    @Test(arguments: options.keys.sorted())
    func optionsAreAsInTheTable(_ id: String) throws {
        let platform = try platform(id)
        let common = id == "autotask" ? Permission.portalManage : .optionsManage
        let found = platform.options.map { ($0.id, $0.line(common)) }
        #expect(Dictionary(found) { first, _ in first } == Self.options[id])
    }

    @Test func policyOfWorkiva() throws {
        let policy = try platform("workiva").policy
        #expect(policy.administrators == .init(role: "org-user-admin", minimum: 1, recommended: 2))
        #expect(policy.rolesPerUser == .many && policy.defaultRole == "org-member")
        #expect(policy.email == .editable && policy.invitations == .none)
        #expect(policy.neverOnSelf == ["user.updated", "user.removed", "user.roles-changed"])
        let adders = [
            "customer-success-manager", "customer-success-director", "csd-delegate",
            "professional-services-manager", "org-user-admin",
        ]
        let two = Snapshot.ApprovalRule(
            kinds: ["support-user.added"], roles: nil, groups: [.init(from: adders, people: 2)],
            excludesSubject: true)
        #expect(policy.approvals == [two])
        let support = try #require(policy.supportUsers)
        #expect(support.requires == [.userID, .twoFactor, .singleSignOn, .backgroundCheck])
        #expect(support.initial == ["customer-success-manager", "onboarding-project-manager"])
        #expect(support.expiresAfter == .days(90) && support.workspaceRole == "workspace-support-user")
        #expect(policy.supportAccess == nil)
    }

    @Test func policyOfPersonio() throws {
        let policy = try platform("personio").policy
        #expect(policy.administrators == .init(role: "administrator", minimum: 1, recommended: 2))
        #expect(policy.rolesPerUser == .many && policy.defaultRole == "employee")
        #expect(policy.email == .editable && policy.invitations == .none)
        #expect(policy.neverOnSelf == ["user.removed"])
        #expect(policy.roleLimits == ["account-owner": 2, "contract-owner": 2])
        let access = try #require(policy.supportAccess)
        #expect(
            access.periods == [.days(1), .days(7), .days(14), .months(1), .months(4), .unlimited])
        #expect(access.standard == .days(7) && access.recommended == .months(4))
        #expect(access.weekendMinimum == .days(7))
        #expect(policy.supportUsers == nil && policy.approvals.isEmpty)
    }

    @Test func policyOfAutotask() throws {
        let policy = try platform("autotask").policy
        #expect(policy.maximumDepth == 2 && policy.massRemoval == 25)
        #expect(policy.parentContacts.map(\.rawValue) == ["tickets.own", "tickets.all"])
        #expect(policy.administrators == nil && policy.supportUsers == nil && policy.supportAccess == nil)
    }
}

extension Snapshot.Option {
    /// As a line of the table.
    fileprivate func line(_ common: Permission) -> String {
        let values = choices.isEmpty ? "" : " " + choices.map(\.id).joined(separator: ",")
        var parts = [kind.rawValue + values, fallback?.written ?? "derived"]
        if let locked { parts.append("locked \(locked.to.written) when \(locked.when.line)") }
        for circumstance in noEffect {
            switch circumstance {
            case .when(let condition): parts.append("no effect when \(condition.line)")
            case .unless(let condition): parts.append("no effect unless \(condition.line)")
            case .both(let when, let unless):
                parts.append("no effect when \(when.line) unless \(unless.line)")
            }
        }
        switch gates {
        case .all: parts.append("gates all")
        case .only(let permissions):
            parts.append("gates " + permissions.map(\.rawValue).joined(separator: ","))
        case nil: break
        }
        if let requires { parts.append("requires \(requires.line)") }
        if isOneWay { parts.append("one way") }
        if scope == .platform { parts.append("of the platform") }
        if permission != .one(common), case .one(let own) = permission {
            parts.append("needs \(own.rawValue)")
        }
        return parts.joined(separator: "; ")
    }
}

extension Snapshot.Condition {
    fileprivate var line: String {
        facts.map { "\($0.name)=\($0.values.joined(separator: ","))" }.joined(separator: " & ")
    }
}
