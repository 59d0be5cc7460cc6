import Ledger

extension Edition {
    /// The users on one page.
    func userValues(of organization: Snapshot.Organization, _ range: Range<Int>) -> [String: TemplateValue] {
        let zone = zone(of: organization)
        let names = Dictionary(
            organization.workspaces.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        let tags = UserTags(self)
        let hasContacts = organization.users[range].contains { $0.observed?.assignedContacts != nil }
        return [
            "caption": .text(words("users.caption", organization.name)),
            "hasContacts": .flag(hasContacts), "zone": .text(organization.timeZone),
            "rows": .list(
                organization.users[range].map { userRow($0, organization, zone, names, tags) }),
        ]
    }

    /// The words for a user's status, found once for all lines.
    private struct UserTags {
        let pending: TemplateValue
        let suspended: TemplateValue

        init(_ edition: Edition) {
            pending = edition.tag("wait", "status.pending")
            suspended = edition.tag("off", "status.suspended")
        }
    }

    private func userRow(
        _ user: Snapshot.User, _ organization: Snapshot.Organization, _ zone: Zone, _ names: [String: String],
        _ tags: UserTags
    ) -> TemplateValue {
        let workspaces = user.workspaces.map { membership in
            words(
                "workspace.membership", names[membership.workspace] ?? membership.workspace,
                roleNames(membership.roles, on: organization.platform))
        }
        return .object([
            "anchor": .text("users/\(user.email)"), "email": breaking(user.email), "name": .text(user.name),
            "roles": .text(roleNames(user.roles, on: organization.platform)),
            "pending": user.status == .pending ? tags.pending : .nothing,
            "suspended": user.status == .suspended ? tags.suspended : .nothing,
            "isUnseen": .flag(user.status == .active && user.observed?.lastActive == nil),
            "active": cell(user.observed?.lastActive, zone),
            "workspaces": .text(workspaces.joined(separator: words["list.comma"])),
            "contacts": user.observed?.assignedContacts.map { .text(words.number($0)) } ?? .nothing,
            "since": dayCell(user.since, zone),
        ])
    }
}
