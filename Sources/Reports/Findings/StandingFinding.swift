import Ledger
import Source

/// A warning or note that stands in a compiled state: the findings that the state alone is enough for.
///
/// What only the declarations tell (places in files, keys that have no effect) is not in a state, and not here.
struct StandingFinding: Sendable {
    let rule: String
    let address: String
    let message: Message
    let organization: String
}

extension StandingFinding {
    /// The findings in one organization, by rule in the order below.
    static func all(
        in organization: Snapshot.Organization, of input: SiteInput
    ) -> [StandingFinding] {
        var findings: [StandingFinding] = []
        func report(_ rule: String, _ address: String, _ message: Message) {
            let full = address.isEmpty ? organization.address : "\(organization.address)/\(address)"
            findings.append(
                StandingFinding(rule: rule, address: full, message: message, organization: organization.id))
        }
        let platform = input.snapshot.platform(organization.platform)
        if let platform { administrators(organization, platform, report) }
        users(organization, hasWorkspaceRoles: platform?.roles(.workspace).isEmpty == false, report)
        workspaces(organization, report)
        admissions(organization, platform, horizon(input), input.compiledAt, report)
        access(organization, horizon(input), input.compiledAt, report)
        return findings
    }

    private typealias Reporting = (_ rule: String, _ address: String, _ message: Message) -> Void

    /// Until when an end is near.
    private static func horizon(_ input: SiteInput) -> Instant {
        input.zone.adding(input.snapshot.settings.expiryNotice, to: input.compiledAt) ?? .latest
    }

    private static func administrators(
        _ organization: Snapshot.Organization, _ platform: Snapshot.Platform, _ report: Reporting
    ) {
        guard organization.status == .active, let policy = platform.policy.administrators else { return }
        let count = organization.users.count { $0.status == .active && $0.roles.contains(policy.role) }
        guard count >= policy.minimum, count < policy.recommended else { return }
        report(
            "users/few-administrators", "",
            "`\(organization.id)` has \(count) active `\(policy.role)`, \(policy.recommended) are recommended"
        )
    }

    private static func users(
        _ organization: Snapshot.Organization, hasWorkspaceRoles: Bool, _ report: Reporting
    ) {
        let endings = organization.emailDomains?.map { Array("@\($0)".utf8) }
        for user in organization.users {
            if user.status == .pending {
                report(
                    "users/pending", "users/\(user.email)",
                    "the invitation of `\(user.email)` is still open")
            }
            if hasWorkspaceRoles, user.status == .active, user.workspaces.isEmpty {
                report(
                    "users/without-workspace", "users/\(user.email)", "`\(user.email)` is in no workspace")
            }
            if let endings, !endings.contains(where: { user.email.utf8.suffix($0.count).elementsEqual($0) }),
                let at = user.email.utf8.lastIndex(of: UInt8(ascii: "@"))
            {
                let domain = String(user.email[user.email.utf8.index(after: at)...])
                report(
                    "users/email-domain", "users/\(user.email)",
                    "the domain `\(domain)` is not one of `\(organization.id)`")
            }
        }
    }

    private static func workspaces(_ organization: Snapshot.Organization, _ report: Reporting) {
        guard !organization.workspaces.isEmpty else { return }
        var members = Set(organization.users.lazy.flatMap(\.workspaces).map(\.workspace))
        members.formUnion(organization.supportUsers.lazy.flatMap(\.workspaces))
        for workspace in organization.workspaces where !members.contains(workspace.id) {
            report(
                "workspaces/without-members", "workspaces/\(workspace.id)",
                "nobody is in the workspace `\(workspace.id)`")
        }
    }

    private static func admissions(
        _ organization: Snapshot.Organization, _ platform: Snapshot.Platform?, _ horizon: Instant,
        _ now: Instant,
        _ report: Reporting
    ) {
        for user in organization.supportUsers {
            let address = "support/users/\(user.email)"
            guard let ends = user.ends else {
                if platform?.policy.supportUsers?.expiresAfter != nil {
                    report(
                        "support/never-expires", address, "the admission of `\(user.email)` never ends")
                }
                continue
            }
            if ends <= now {
                report(
                    "support/expired", address,
                    "the admission of `\(user.email)` ended at `\(ends.rfc3339)` and has no effect")
            } else if ends <= horizon {
                report(
                    "support/ends-soon", address,
                    "the admission of `\(user.email)` ends at `\(ends.rfc3339)`")
            }
        }
    }

    private static func access(
        _ organization: Snapshot.Organization, _ horizon: Instant, _ now: Instant, _ report: Reporting
    ) {
        guard let access = organization.supportAccess else { return }
        let address = "support/access"
        if access.period == .unlimited {
            report(
                "support/access-unlimited", address, "support access of `\(organization.id)` has no end")
        }
        guard let ends = access.ends else { return }
        if ends <= now {
            report(
                "support/access-ended", address,
                "support access ended at `\(ends.rfc3339)` and has no effect")
        } else if ends <= horizon {
            report("support/ends-soon", address, "support access ends at `\(ends.rfc3339)`")
        }
    }
}
