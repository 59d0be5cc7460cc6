import Ledger
import Source

@testable import Reports

/// Estates to make sites of.
enum Estate {
    static let now = Instant(seconds: 1_795_255_200)  // 2026-11-21T10:00:00Z

    /// One platform, two organizations, a short log.
    static let small: SiteInput = {
        var settings = Snapshot.Settings()
        settings.title = .translated(["en": "Northwind access", "de": "Northwind-Zugriffe"])
        settings.locales = ["en", "de", "fr"]
        settings.sourceURL = "https://forge.example/estate/blob/main/{file}"
        settings.file = "config/rolebook.yaml"
        let snapshot = Snapshot(
            settings: settings, people: [], platforms: [RespondIO.platform], organizations: [acme, globex])
        return input(snapshot, entries)
    }()

    static func input(_ snapshot: Snapshot, _ entries: [ActivityEntry]) -> SiteInput {
        let digest = String(repeating: "0123456789abcdef", count: 4)
        var input = SiteInput(
            snapshot: snapshot, entries: entries, state: (serial: 12, compiledAt: now, digest: digest),
            zone: .utc, toolVersion: "0.1.0")
        input.rules = RuleTexts(language: "en").texts.keys.sorted().map { id in
            RuleFacts(
                id: id, severity: id.hasPrefix("support/") ? .note : .error,
                isAdjustable: id.hasPrefix("users/"))
        }
        return input
    }

    static func organization(_ id: String, _ name: String) -> Snapshot.Organization {
        Snapshot.Organization(
            id: id, name: name, platform: "respond-io", timeZone: "UTC",
            file: "config/organizations/\(id).yaml")
    }

    static func user(
        _ email: String, _ name: String, _ role: String, _ status: Snapshot.User.Status = .active,
        _ workspaces: [(String, String)] = [], contacts: Int? = nil
    ) -> Snapshot.User {
        var user = Snapshot.User(
            email: email, name: name, roles: [role], status: status,
            workspaces: workspaces.map { .init(workspace: $0.0, roles: [$0.1]) },
            since: Instant(seconds: now.seconds - 86_400 * 40), file: "config/organizations/acme.yaml")
        if status == .active {
            user.observed = .init(
                lastActive: Instant(seconds: now.seconds - Int64(email.utf8.count) * 5000),
                assignedContacts: contacts)
        }
        return user
    }

    static let acme: Snapshot.Organization = {
        var acme = organization("acme", "Acme Reporting GmbH")
        acme.emailDomains = ["acme.example"]
        acme.workspaces = [
            .init(id: "finance", name: "Finance Reporting", file: acme.file),
            .init(id: "sales", name: "Sales", file: acme.file),
        ]
        acme.users = [
            user(
                "ada@acme.example", "Ada Lovelace", "admin", .active,
                [("finance", "owner"), ("sales", "manager")], contacts: 14),
            user("bill@acme.example", "Bill Ng", "billing-admin"),
            user(
                "cleo@acme.example", "Cleo Marchetti", "user-admin", .active, [("sales", "owner")],
                contacts: 3),
            user(
                "dora@acme.example", "Dora Okafor", "member", .active,
                [("finance", "agent"), ("sales", "agent")], contacts: 27),
            user("eve@acme.example", "Eve Sørensen", "member", .pending, [("sales", "agent")]),
            user("finn@acme.example", "Finn O’Dowd", "member", .suspended, [("finance", "agent")]),
            user("gwen@acme.example", "Gwen Abara", "member", .active, [("finance", "agent")], contacts: 1),
            user("hugo@acme.example", "Hugo Lindqvist", "member", .active, [("finance", "agent")]),
        ]
        acme.options = [
            .init(id: "sso.enabled", value: .flag(false), origin: .default),
            .init(id: "subscription.plan", value: .text("business"), origin: .declared, file: acme.file),
        ]
        return acme
    }()

    static let globex: Snapshot.Organization = {
        var globex = organization("globex", "Globex Nordic AB")
        globex.parent = "acme"
        globex.users = [
            user("kai@globex.example", "Kai Berg", "admin"),
            user("lea@globex.example", "Lea Dubois", "admin"),
        ]
        return globex
    }()

    static let entries: [ActivityEntry] = {
        let ada = ActivityEntry.Actor(email: "ada@acme.example", name: "Ada Lovelace", roles: ["admin"])
        let kinds: [(String, Change.Subject, String?, String?)] = [
            ("organization.added", .init(.organization, "acme", name: "Acme Reporting GmbH"), nil, nil),
            ("user.added", .init(.user, "eve@acme.example", name: "Eve Sørensen"), nil, nil),
            (
                "user.roles-changed", .init(.user, "cleo@acme.example", name: "Cleo Marchetti"),
                #"{"roles":["member"]}"#, #"{"roles":["user-admin"]}"#
            ),
            ("user.suspended", .init(.user, "finn@acme.example", name: "Finn O’Dowd"), nil, nil),
        ]
        return kinds.enumerated().map { index, kind in
            let time = Instant(seconds: now.seconds - Int64(4 - index) * 90_000)
            var entry = ActivityEntry(
                seq: index + 1, time: time, action: kind.0, actor: ada, serial: index + 1,
                previous: ActivityEntry.origin)
            entry.organization = "acme"
            entry.subject = kind.1
            entry.before = kind.2.map { Array($0.utf8) }
            entry.after = kind.3.map { Array($0.utf8) }
            entry.ip = index == 2 ? "203.0.113.7" : nil
            entry.consequences = index == 3 ? ["loses 1 workspace", "14 contacts become unassigned"] : []
            return entry
        }
    }()
}
