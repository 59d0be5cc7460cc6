import Ledger

/// What is asked of the snapshot and the log again and again, reckoned once for all languages.
struct SiteFacts: Sendable {
    /// By organization, the newest entries first, at most `shownAtHome`.
    private(set) var recent: [String: [ActivityEntry]] = [:]
    /// How many entries an organization's page shows.
    static let shownAtHome = 50
    /// How many entries the front page shows.
    static let shownRecent = 10
    /// Organizations by platform, in byte order.
    private(set) var organizations: [String: [Snapshot.Organization]] = [:]
    /// The children of an organization, in byte order.
    private(set) var children: [String: [Snapshot.Organization]] = [:]
    /// How many people had access, over time.
    let history: AccessHistory
    /// What stands in this state.
    let findings: StandingFindings
    /// What a role permits, by platform and role.
    private var rights: [String: [String: Rights]] = [:]
    private var grants: [String: [String: [Grant]]] = [:]
    private var defaults: [String: String] = [:]

    init(_ input: SiteInput) {
        history = AccessHistory(input.entries)
        findings = StandingFindings(input)
        for entry in input.entries.reversed() {
            guard let id = entry.organization, recent[id]?.count ?? 0 < Self.shownAtHome else { continue }
            recent[id, default: []].append(entry)
        }
        for organization in input.snapshot.organizations {
            organizations[organization.platform, default: []].append(organization)
            if let parent = organization.parent { children[parent, default: []].append(organization) }
        }
        for platform in input.snapshot.platforms {
            defaults[platform.id] = platform.policy.defaultRole
            for role in platform.roles {
                var sum = Rights()
                let held = Set([role.id, platform.policy.defaultRole].compactMap(\.self))
                for grant in role.grants { sum.add(grant, held: held) }
                rights[platform.id, default: [:]][role.id] = sum
                grants[platform.id, default: [:]][role.id] = role.grants
            }
        }
    }

    /// The roles of a platform that permit something.
    func roles(with permission: Permission, on platform: String) -> Set<String> {
        Set((rights[platform] ?? [:]).filter { $0.value.contains(permission) }.keys)
    }

    /// What some of a platform's roles permit together.
    func rights(of roles: [String], on platform: String) -> Rights {
        if roles.count == 1 { return rights[platform]?[roles[0]] ?? .none }
        guard let grants = grants[platform] else { return .none }
        let held = Set(roles).union(defaults[platform].map { [$0] } ?? [])
        return roles.lazy.flatMap { grants[$0] ?? [] }.reduce(into: Rights.none) { $0.add($1, held: held) }
    }
}
