import Ledger

/// The built-in platform respond.io, transcribed from what is fixed about it.
enum RespondIO {
    static let platform: Snapshot.Platform = {
        var platform = Snapshot.Platform(id: "respond-io", name: "respond.io")
        platform.summary = .translated([
            "en":
                "Customer conversations in shared workspaces. Four roles decide who manages what.",
            "de":
                "Kundengespräche in gemeinsamen Arbeitsbereichen. Vier Rollen regeln, wer was verwaltet.",
            "fr":
                "Les conversations clients dans des espaces partagés. Quatre rôles disent qui gère quoi.",
        ])
        platform.help = .same(
            "**Always keep an admin.** Every organization needs at least one.\n\n"
                + "1. Go to *Organization Settings > Admin Settings*.\n2. Select *ADD USER*.\n")
        platform.roles = organizationRoles + workspaceRoles
        platform.roles.append(
            Snapshot.Role(
                id: "account-manager", kind: .vendor, name: .same("Account Manager"),
                grants: [Grant(.organizationsCreate)]))
        platform.roles.sort { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
        platform.options = options
        platform.policy = policy
        return platform
    }()

    private static func role(
        _ id: String, _ kind: Snapshot.Role.Kind, _ names: (en: String, de: String, fr: String),
        _ grants: [Grant]
    ) -> Snapshot.Role {
        var role = Snapshot.Role(
            id: id, kind: kind, name: .translated(["en": names.en, "de": names.de, "fr": names.fr]),
            grants: grants)
        role.summary = .same("What \(names.en) is about, in one sentence.")
        return role
    }

    private static let organizationRoles: [Snapshot.Role] = [
        role(
            "admin", .organization, ("Admin", "Admin", "Administrateur"),
            [
                Grant(.organizationManage), Grant(.organizationDelete), Grant(.securityManage),
                Grant(.usersManage),
                Grant(.workspacesManage), Grant(.billingManage), Grant(.subscriptionCancel),
                Grant(.optionsManage),
            ]),
        role(
            "billing-admin", .organization,
            ("Billing Admin", "Rechnungs-Admin", "Administrateur de facturation"),
            [Grant(.organizationView), Grant(.usersView), Grant(.workspacesView), Grant(.billingManage)]),
        role(
            "user-admin", .organization,
            ("User Admin", "Benutzer-Admin", "Administrateur des utilisateurs"),
            [
                Grant(.organizationView), Grant(.securityManage), Grant(.usersView),
                Grant(.usersAdd, .only(["member"])), Grant(.usersRemove, .only(["member"])),
                Grant(.usersAssignWorkspaces), Grant(.workspacesManage),
            ]),
        role("member", .organization, ("Member", "Mitglied", "Membre"), []),
    ]

    private static let workspaceRoles: [Snapshot.Role] = [
        role(
            "owner", .workspace, ("Owner", "Eigentümer", "Propriétaire"),
            [
                Grant(.workspacesManage), Grant(.usersAssignWorkspaces), Grant(.contentEdit),
                Grant(.contentView),
            ]),
        role(
            "manager", .workspace, ("Manager", "Manager", "Responsable"),
            [Grant(.usersAssignWorkspaces, .only(["agent"])), Grant(.contentEdit), Grant(.contentView)]),
        role(
            "agent", .workspace, ("Agent", "Agent", "Agent"), [Grant(.contentEdit), Grant(.contentView)]),
    ]

    private static let options: [Snapshot.Option] = {
        var sso = Snapshot.Option(id: "sso.enabled", kind: .boolean)
        sso.name = .translated(["en": "Single sign-on", "fr": "Authentification unique"])
        sso.help = .same("Users sign in with their company account.")
        sso.fallback = .flag(false)
        sso.permission = .one(.securityManage)
        sso.requires = .init(facts: [.init(name: "subscription.plan", values: ["enterprise"])])
        sso.consequences = ["false": .same("Users are signed out.")]
        var plan = Snapshot.Option(id: "subscription.plan", kind: .choice)
        plan.name = .translated(["en": "Plan", "de": "Tarif", "fr": "Forfait"])
        plan.choices = ["standard", "business", "enterprise"].map {
            .init(id: $0, name: .same($0.uppercased()))
        }
        plan.fallback = .text("standard")
        plan.permission = .one(.subscriptionManage)
        return [sso, plan]
    }()

    private static let policy: Snapshot.Policy = {
        var policy = Snapshot.Policy()
        policy.administrators = .init(role: "admin", minimum: 1, recommended: 2)
        policy.defaultRole = "member"
        policy.invitations = .required
        policy.workspacesAtInvite = 10
        policy.neverOnSelf = [
            "user.removed", "user.roles-changed", "membership.changed", "membership.removed",
        ]
        return policy
    }()
}
