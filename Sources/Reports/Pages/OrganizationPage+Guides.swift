import Ledger

/// A user who may do something, and for which roles only.
struct Holder {
    let user: Snapshot.User
    let reach: Rights.Reach
}

extension Edition {
    /// How many names stand where somebody is to be asked.
    private static let mostNames = 6

    /// The active users of an organization who may do something there.
    func holders(of permission: Permission, in organization: Snapshot.Organization) -> [Holder] {
        guard organization.status == .active else { return [] }
        let roles = facts.roles(with: permission, on: organization.platform)
        guard !roles.isEmpty else { return [] }
        return organization.users.compactMap { user in
            guard user.status == .active, user.roles.contains(where: roles.contains),
                let reach = facts.rights(of: user.roles, on: organization.platform)[permission]
            else { return nil }
            return Holder(user: user, reach: reach)
        }
    }

    /// The instructions of an organization's page, with the names that hold there.
    func guides(for organization: Snapshot.Organization) -> [TemplateValue] {
        guard let platform = snapshot.platform(organization.platform), !platform.roles(.organization).isEmpty
        else { return [] }
        let examples = GuideExamples(of: organization, on: platform)
        var guides = [
            guide("add", .usersAdd, .userAdded, organization, platform, yaml: examples.added)
        ]
        if let yaml = examples.changed {
            guides.append(
                guide("role", .usersChangeRole, .userRolesChanged, organization, platform, yaml: yaml))
        }
        if let yaml = examples.removed {
            guides.append(guide("remove", .usersRemove, .userRemoved, organization, platform, yaml: yaml))
        }
        if let yaml = examples.replaced {
            let isFixed = platform.policy.email == .fixed
            guides.append(
                guide(
                    isFixed ? "email-fixed" : "email-editable", isFixed ? .usersAdd : .usersEdit,
                    isFixed ? .userAdded : .userReplaced, organization, platform, yaml: yaml))
        }
        return guides
    }

    private func guide(
        _ key: String, _ permission: Permission, _ kind: Change.Kind, _ organization: Snapshot.Organization,
        _ platform: Snapshot.Platform, yaml: String
    ) -> TemplateValue {
        let holders = holders(of: permission, in: organization)
        let name = { (id: String) in roleName(id, on: platform.id) }
        let place = Place(path: "organizations/\(organization.id).html")
        let people = holders.prefix(Self.mostNames).map { holder in
            var note = TemplateValue.nothing
            if case .roles(let roles) = holder.reach {
                let sorted = roles.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
                note = .text(words("guide.only", words.list(sorted.map(name))))
            }
            return userLink(holder.user, organization, place).merging(["note": note]) { $1 }
        }
        let more = holders.count - people.count
        return .object([
            "anchor": .text("how-to/\(key)"), "title": .text(words["guide.\(key).title"]),
            "people": .enumeration(people, words),
            "more": more > 0 ? .text(words.count("people.more", more)) : .nothing,
            "file": .text(organization.file), "source": source(organization.file),
            "write": .text(words["guide.\(key).write"]), "yaml": .text(yaml),
            "notes": texts(guideNotes(key, kind, platform)),
        ])
    }

    private func guideNotes(_ key: String, _ kind: Change.Kind, _ platform: Snapshot.Platform) -> [String] {
        let policy = platform.policy
        var notes: [String] = []
        if kind == .userAdded {
            if policy.invitations == .required { notes.append(words["guide.invited"]) }
            if let limit = policy.workspacesAtInvite { notes.append(words.count("policy.at-invite", limit)) }
        }
        if policy.neverOnSelf.contains(kind.rawValue) { notes.append(words["guide.never-self"]) }
        for rule in policy.approvals where rule.kinds.contains(kind.rawValue) {
            notes.append(words.count("guide.approvals", rule.groups.map(\.people).reduce(0, +)))
        }
        return notes
    }

    /// What goes with a user who is removed, for the users with whom most goes.
    func removal(from organization: Snapshot.Organization) -> TemplateValue {
        guard !organization.users.isEmpty else { return .nothing }
        let admins = administrators(of: organization)
        let minimum = snapshot.platform(organization.platform)?.policy.administrators?.minimum ?? 0
        let weights = organization.users.enumerated().map { (index: $0.offset, weight: $0.element.weight) }
        let ranked = weights.filter { $0.weight > (0, 0) }.sorted { left, right in
            left.weight == right.weight ? left.index < right.index : left.weight > right.weight
        }
        let place = Place(path: "organizations/\(organization.id).html")
        let rows = ranked.prefix(10).map { index, _ in
            let user = organization.users[index]
            let isLast = admins.count <= minimum && admins.contains { $0.email == user.email }
            return TemplateValue.object([
                "name": .text(user.name), "href": .text(userHref(user, organization, place)),
                "workspaces": .text(words.count("consequence.loses-workspaces", user.workspaces.count)),
                "contacts": .text(
                    words.count("consequence.contacts-unassigned", user.observed?.assignedContacts ?? 0)),
                "isLast": .flag(isLast),
            ])
        }
        return .group([
            "rows": .list(rows),
            "massRemoval": .text(
                words(
                    "removal.mass",
                    words.number(snapshot.platform(organization.platform)?.policy.massRemoval ?? 25))),
        ])
    }
}

extension Snapshot.User {
    /// How much goes with this user: contacts first, then workspaces.
    fileprivate var weight: (Int, Int) { (observed?.assignedContacts ?? 0, workspaces.count) }
}
