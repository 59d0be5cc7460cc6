import Ledger

/// How the users of an organization are cut into pages.
enum UserTable {
    /// Lines on one page.
    static let longest = 500

    static func parts(_ count: Int) -> Int { max(1, (count + longest - 1) / longest) }

    static func range(of part: Int, count: Int) -> Range<Int> {
        min((part - 1) * longest, count)..<min(part * longest, count)
    }

    static func path(_ organization: String, part: Int) -> String {
        part == 1 ? "organizations/\(organization).html" : "organizations/\(organization)/users-\(part).html"
    }
}

extension Edition {
    /// The users on one page, with the way to the other pages; nothing where there are no users.
    func userTable(of organization: Snapshot.Organization, part: Int, from place: Place) -> TemplateValue {
        guard !organization.users.isEmpty else { return .nothing }
        let count = organization.users.count
        let range = UserTable.range(of: part, count: count)
        let parts = UserTable.parts(count)
        let zone = zone(of: organization)
        let names = Dictionary(
            organization.workspaces.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        let tags = UserTags(self)
        let hasContacts = organization.users[range].contains { $0.observed?.assignedContacts != nil }
        return .group([
            "caption": .text(words("users.caption", organization.name)),
            "hasContacts": .flag(hasContacts),
            "rows": .list(
                organization.users[range].map { user in
                    userRow(user, organization, zone, names, tags)
                }),
            "pages": .list(
                parts == 1
                    ? []
                    : (1...parts).map { other in
                        let range = UserTable.range(of: other, count: count)
                        return .object([
                            "href": .text("\(place.up)\(UserTable.path(organization.id, part: other))#users"),
                            "title": .text(
                                words(
                                    "users.range", words.number(range.lowerBound + 1),
                                    words.number(range.upperBound))),
                            "isHere": .flag(other == part),
                        ])
                    }),
        ])
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
            "email": .text(user.email), "name": .text(user.name),
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
