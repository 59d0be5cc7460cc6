import Ledger

@testable import Reports

extension Estate {
    /// A platform and an organization that have everything there is, and one that has nothing.
    static let everything: SiteInput = {
        var input = small
        input.snapshot.people = [sam]
        input.snapshot.platforms.insert(platform, at: 0)
        input.snapshot.organizations = [acme, bare, full, globex]
        input.snapshot.reviews = reviews
        var refused = ActivityEntry(
            seq: 5, time: now, action: "change.refused", actor: .init(email: "x@y.example"), serial: 4,
            previous: ActivityEntry.origin)
        refused.rules = ["change/self"]
        var ended = ActivityEntry(
            seq: 6, time: now, action: "support-user.expired", actor: .system, serial: 5,
            previous: ActivityEntry.origin)
        ended.organization = "full"
        ended.workspace = "desk"
        ended.subject = .init(.person, "sam@vendor.example", name: "Sam Ortega")
        ended.approvedBy = ["ada@acme.example"]
        ended.reason = "Over"
        ended.reference = "4711"
        input.entries += [refused, ended]
        return input
    }()

    /// One under way with every kind of row, one overdue with more rows than a page holds, one without any.
    private static let reviews: [Snapshot.Review] = {
        var first = Snapshot.Review(id: "2026-q3", due: now, file: "config/reviews/2026-q3.yaml")
        first.serial = 12
        first.digest = String(repeating: "9f", count: 32)
        first.isApplied = true
        let kinds: [(String, String, Snapshot.Access)] = [
            ("acme", "bill@acme.example", .role("billing-admin")),
            ("acme", "cleo@acme.example", .workspace("sales", role: "owner")),
            ("acme", "gone@acme.example", .role("member")), ("full", "sam@vendor.example", .supportUser),
            ("full", "support", .supportAccess), ("full", "kim@full.example", .level("reader")),
            ("left", "zoe@left.example", .role("admin")), ("acme", "dora@acme.example", .role("admin")),
        ]
        first.rows = kinds.enumerated().map { index, kind in
            var row = Snapshot.Review.Row(
                reviewer: "ada@acme.example", organization: kind.0, person: kind.1, access: kind.2)
            row.decision = [.keep, .revoke, .change, nil][index % 4]
            row.reason = index == 0 ? "Runs the <b>invoicing</b>" : nil
            row.since = index == 0 ? now : nil
            return row
        }
        var second = Snapshot.Review(id: "2026-q4", due: now, file: "config/reviews/2026-q4.yaml")
        second.rows = Array(repeating: first.rows[7], count: 501)
        return [first, second, .init(id: "2027-q1", due: now, file: "config/reviews/2027-q1.yaml")]
    }()

    private static let sam: Snapshot.Person = {
        var sam = Snapshot.Person(email: "sam@vendor.example", name: "Sam Ortega", file: "config/people.yaml")
        sam.functions = ["helper"]
        sam.hasTwoFactor = true
        sam.team = "support"
        return sam
    }()

    private static let platform: Snapshot.Platform = {
        var platform = Snapshot.Platform(id: "desk", name: "Desk")
        platform.file = "config/platforms/desk.yaml"
        platform.roles = [
            .init(id: "boss", kind: .organization, name: .same("Boss"), grants: grants),
            .init(id: "helper", kind: .vendor, name: .same("Helper"), grants: [Grant(.supportUsersManage)]),
            .init(id: "reader", kind: .portal, name: .same("Reader"), grants: [Grant(.portalView)]),
            .init(id: "writer", kind: .portal, name: .same("Writer"), grants: [Grant(.portalUsersManage)]),
        ]
        platform.options = Snapshot.Option.Kind.allCases.map(option)
        platform.options.sort { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
        var policy = Snapshot.Policy()
        policy.rolesPerUser = .many
        policy.email = .editable
        policy.roleLimits = ["boss": 2]
        policy.separationOfDuties = [.init(roles: ["boss", "writer"], reason: .same("Four eyes."))]
        policy.approvals = [
            .init(
                kinds: ["support-user.added", "user.added"], roles: nil,
                groups: [.init(from: ["boss"], people: 2), .init(from: nil, people: 1)], excludesSubject: true
            )
        ]
        var support = Snapshot.Policy.SupportUsers()
        support.requires = Snapshot.Policy.SupportUsers.Requirement.allCases
        support.expiresAfter = .days(90)
        policy.supportUsers = support
        var access = Snapshot.Policy.SupportAccess(
            periods: [.days(1), .days(7), .months(4), .unlimited], standard: .days(7))
        access.recommended = .months(4)
        access.weekendMinimum = .days(7)
        policy.supportAccess = access
        platform.policy = policy
        return platform
    }()

    private static let grants = [
        Grant(.organizationManage), Grant(.usersAdd, .held), Grant(.usersChangeRole), Grant(.usersEdit),
        Grant(.supportAccessManage), Grant(.portalManage), Grant(.activitiesView),
        Grant(.portalUsersAssignLevel, .only(["reader", "writer"])),
    ]

    private static func option(_ kind: Snapshot.Option.Kind) -> Snapshot.Option {
        var option = Snapshot.Option(id: "desk.\(kind.rawValue)", kind: kind)
        let fact = Snapshot.Condition(facts: [
            .init(name: "desk.boolean", values: ["true"]),
            .init(name: "organization.parent", values: ["true"]),
        ])
        option.locked = .init(when: fact, to: .flag(true))
        option.requires = fact
        option.noEffect = [.when(fact), .unless(fact), .both(when: fact, unless: fact)]
        option.isOneWay = true
        option.scope = .platform
        option.permission = .byValue(["off": .portalManage], otherwise: .optionsManage)
        option.consequences = ["true": .same("All is well.")]
        return option
    }

    private static let full: Snapshot.Organization = {
        var full = Snapshot.Organization(
            id: "full", name: "Full Ltd", platform: "desk", timeZone: "UTC",
            file: "config/organizations/full.yaml")
        full.status = .inactive
        full.parent = "acme"
        full.users = [user("o'%neil@full.example", "O’Neil \"O\"", "boss", .active, contacts: 2)]
        full.workspaces = [.init(id: "desk", name: "Desk", file: full.file)]
        let later = Instant(seconds: now.seconds + 86_400)
        full.supportUsers = [
            .init(
                email: "nobody@vendor.example", reason: .training, workspaces: [], ends: nil,
                status: .scheduled,
                since: now, addedBy: nil, approvedBy: [], file: full.file),
            .init(
                email: "sam@vendor.example", reason: .support, workspaces: ["desk"], ends: later,
                status: .active,
                since: now, addedBy: "o'%neil@full.example", approvedBy: ["a@b.example"], file: full.file),
        ]
        full.supportAccess = .init(
            period: .days(1), starts: now, ends: later, status: .ended, file: full.file)
        full.contacts = [
            .init(
                email: "kim@full.example", name: "Kim", hasPortal: true, level: "reader", username: "kim",
                since: now, file: full.file),
            .init(
                email: "lou@full.example", name: "Lou", hasPortal: false, level: nil, username: "lou",
                since: now,
                file: full.file),
        ]
        full.options = [
            .init(id: "desk.boolean", value: .flag(true), origin: .locked),
            .init(id: "desk.integer", value: .number(12_345), origin: .platform),
            .init(id: "desk.set", value: .members(["a", "b"]), origin: .derived),
        ]
        return full
    }()

    private static let bare = Snapshot.Organization(
        id: "bare", name: "Bare", platform: "desk", timeZone: "UTC", file: "config/organizations/bare.yaml")

    /// Nothing is declared at all.
    static let empty: SiteInput = {
        var settings = Snapshot.Settings()
        settings.locales = ["de", "en", "fr"]
        return input(Snapshot(settings: settings, people: [], platforms: [], organizations: []), [])
    }()
}
