@testable import Ledger

extension Instant {
    /// 2026-11-21T10:00:00Z.
    static let sample = Instant(seconds: 1_795_255_200)
}

extension Snapshot {
    /// A state in which every type and every field of the ledger occurs.
    static let rich: Snapshot = {
        var settings = Settings()
        settings.title = .translated(["en": "Northwind", "de": "Nordwind \"quer\""])
        settings.locales = ["en", "de"]
        settings.operators = ["root@vendor.example"]
        settings.operatorApprovals = 1
        settings.addresses = .truncated
        settings.sourceURL = "https://forge.example/{file}"
        settings.severities = ["users/pending": "off"]
        settings.waivers = [
            .init(rule: "users/pending", address: "organizations/acme", until: .sample, reason: "later")
        ]
        settings.file = "config/rolebook.yaml"
        var sam = Person(email: "sam@vendor.example", name: "Sam", file: "config/people.yaml")
        sam.userID = "sam"
        sam.functions = ["agent"]
        sam.isSupportUser = true
        sam.hasTwoFactor = true
        sam.team = "support"
        var snapshot = Snapshot(
            settings: settings, people: [sam], platforms: [.rich],
            organizations: [.rich("acme"), .rich("acme-asia"), .empty("zeta")])
        snapshot.reviews = [.rich, .init(id: "2026-q4", due: .sample, file: "config/reviews/2026-q4.yaml")]
        return snapshot
    }()

    /// The state, written and read again.
    func reread() throws(StateError) -> Snapshot { try Snapshot(stateFiles: stateFiles()) }
}

extension Snapshot.Review {
    static let rich: Snapshot.Review = {
        var review = Snapshot.Review(id: "2026-q3", due: .sample, file: "config/reviews/2026-q3.yaml")
        review.serial = 3
        review.digest = "9f2c"
        review.isApplied = true
        let accesses: [Snapshot.Access] = [
            .role("admin"), .workspace("sales", role: "owner"), .level("manager"), .supportUser,
            .supportAccess,
        ]
        review.rows = accesses.map {
            Row(reviewer: "root@vendor.example", organization: "acme", person: "ada@acme.example", access: $0)
        }
        review.rows[0].decision = .revoke
        review.rows[0].reason = "Has \"left\""
        review.rows[0].since = .sample
        return review
    }()
}

extension Snapshot.Organization {
    static func empty(_ id: String) -> Snapshot.Organization {
        .init(id: id, name: id, platform: "desk", timeZone: "UTC", file: "config/organizations/\(id).yaml")
    }

    static func rich(_ id: String) -> Snapshot.Organization {
        var organization = empty(id)
        let file = organization.file
        organization.status = .inactive
        organization.parent = "zeta"
        organization.classification = .billing
        organization.country = "DE"
        organization.emailDomains = ["acme.example"]
        organization.workspaceLimit = 20
        organization.region = "emea"
        organization.workspaces = [.init(id: "sales", name: "Sales", file: file)]
        var ada = Snapshot.User(
            email: "ada@acme.example", name: "Ada \u{1F600}", roles: ["admin", "member"], status: .active,
            workspaces: [.init(workspace: "sales", roles: ["owner"])], since: .sample, file: file)
        ada.replaces = "ada@old.example"
        ada.observed = .init(lastActive: .sample, assignedContacts: 14)
        organization.users = [ada]
        organization.supportUsers = [
            .init(
                email: "sam@vendor.example", reason: .initialSetup, workspaces: ["sales"], ends: .sample,
                status: .ended, since: .sample, addedBy: "ada@acme.example",
                approvedBy: ["root@vendor.example"],
                file: file)
        ]
        organization.supportAccess = .init(
            period: .days(7), starts: .sample, ends: .sample, status: .active, file: file)
        organization.contacts = [
            .init(
                email: "kim@acme.example", name: "Kim", hasPortal: true, level: "manager", username: "kim",
                since: .sample, file: file)
        ]
        organization.options = [
            .init(id: "portal.enabled", value: .flag(true), origin: .locked),
            .init(id: "portal.kinds", value: .members(["a", "b"]), origin: .declared, file: file),
            .init(id: "portal.limit", value: .number(5), origin: .platform),
            .init(id: "portal.text", value: .text("x"), origin: .derived),
        ]
        return organization
    }
}

extension Snapshot.Platform {
    static let rich: Snapshot.Platform = {
        var platform = Snapshot.Platform(id: "desk", name: "Desk")
        platform.summary = .same("All of it")
        platform.help = .translated(["en": "Read *this*."])
        platform.file = "config/platforms/desk.yaml"
        var manager = Snapshot.Role(id: "manager", kind: .portal, name: .same("Manager"), grants: [])
        manager.requires = .init(facts: [.init(name: "portal.enabled", values: ["true"])])
        manager.isAssignable = false
        manager.summary = .same("Manages")
        let grants = [Grant(.usersAdd, .only(["member"])), Grant(.usersRemove, .held), Grant(.usersView)]
        platform.roles = [
            .init(id: "admin", kind: .organization, name: .same("Admin"), grants: [Grant(.usersManage)]),
            .init(id: "agent", kind: .vendor, name: .same("Agent"), grants: grants), manager,
            .init(id: "member", kind: .organization, name: .same("Member"), grants: []),
            .init(id: "owner", kind: .workspace, name: .same("Owner"), grants: [Grant(.contentEdit)]),
        ]
        platform.options = [.gate, .choice]
        platform.policy = .rich
        return platform
    }()
}

extension Snapshot.Option {
    fileprivate static let gate: Snapshot.Option = {
        var option = Snapshot.Option(id: "portal.enabled", kind: .boolean)
        option.fallback = .flag(true)
        option.gates = .all
        option.permission = .byValue(["false": .portalManage], otherwise: .optionsManage)
        option.locked = .init(
            when: .init(facts: [.init(name: "portal.mode", values: ["b"])]), to: .flag(true))
        option.consequences = ["false": .same("All lose access.")]
        option.isOneWay = true
        return option
    }()

    fileprivate static let choice: Snapshot.Option = {
        var option = Snapshot.Option(id: "portal.mode", kind: .choice)
        option.name = .same("Mode")
        option.help = .same("Which one")
        option.choices = [.init(id: "a", name: .same("A")), .init(id: "b", name: .same("B"))]
        option.choices[1].isActive = false
        option.fallback = .text("a")
        option.gates = .only([.ticketsOwn])
        option.scope = .platform
        let condition = Snapshot.Condition(facts: [.init(name: "organization.country", values: ["CA", "US"])])
        option.requires = condition
        option.noEffect = [
            .unless(condition), .when(condition), .both(when: condition, unless: condition),
        ]
        return option
    }()
}

extension Snapshot.Policy {
    fileprivate static let rich: Snapshot.Policy = {
        var policy = Snapshot.Policy()
        policy.administrators = .init(role: "admin", minimum: 1, recommended: 2)
        policy.defaultRole = "member"
        policy.rolesPerUser = .many
        policy.email = .editable
        policy.invitations = .required
        policy.neverOnSelf = ["user.removed"]
        policy.workspacesAtInvite = 10
        policy.maximumDepth = 3
        policy.parentContacts = [.ticketsOwn]
        policy.massRemoval = 30
        policy.separationOfDuties = [.init(roles: ["admin", "member"], reason: .same("Why"))]
        policy.roleLimits = ["admin": 5]
        policy.approvals = [
            .init(
                kinds: ["expands"], roles: ["admin"],
                groups: [.init(from: ["admin"], people: 1), .init(from: nil, people: 2)],
                excludesSubject: true)
        ]
        var support = SupportUsers()
        support.requires = [.userID, .twoFactor]
        support.initial = ["agent"]
        support.expiresAfter = .days(90)
        support.workspaceRole = "owner"
        policy.supportUsers = support
        var access = SupportAccess(periods: [.days(1), .months(4), .unlimited], standard: .days(1))
        access.recommended = .months(4)
        access.weekendMinimum = .days(7)
        policy.supportAccess = access
        return policy
    }()
}
