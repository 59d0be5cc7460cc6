import Ledger

extension Edition {
    /// The instructions of an organization's page, with the names that hold there.
    func guides(for organization: Snapshot.Organization) -> [TemplateValue] {
        guard let platform = snapshot.platform(organization.platform) else { return [] }
        return tasks(in: organization, on: platform).map { guide($0, organization, platform) }
    }

    /// Something that people do, and the YAML for it.
    private struct Task {
        let key: String
        let permission: Permission
        let kind: Change.Kind
        let yaml: String
    }

    private func tasks(in organization: Snapshot.Organization, on platform: Snapshot.Platform) -> [Task] {
        let examples = GuideExamples(of: organization, on: platform, people: snapshot.people)
        var tasks: [Task] = []
        func add(_ key: String, _ permission: Permission, _ kind: Change.Kind, _ yaml: String?) {
            guard let yaml else { return }
            tasks.append(Task(key: key, permission: permission, kind: kind, yaml: yaml))
        }
        if !platform.roles(.organization).isEmpty {
            add("add", .usersAdd, .userAdded, examples.added)
            add("role", .usersChangeRole, .userRolesChanged, examples.changed)
            add("remove", .usersRemove, .userRemoved, examples.removed)
            if platform.policy.email == .fixed {
                add("email-fixed", .usersAdd, .userAdded, examples.replaced)
            } else {
                add("email-editable", .usersEdit, .userReplaced, examples.replaced)
            }
        }
        add("contact", .portalUsersManage, .contactAdded, examples.contact)
        add("support-user", .supportUsersAdd, .supportUserAdded, examples.admitted)
        add("support-access", .supportAccessManage, .supportAccessGranted, examples.consented)
        return tasks
    }

    private func guide(
        _ task: Task, _ organization: Snapshot.Organization, _ platform: Snapshot.Platform
    ) -> TemplateValue {
        let (people, more) = named(holders(of: task.permission, in: organization), on: platform)
        return .object([
            "anchor": .text("how-to/\(task.key)"), "title": .text(words["guide.\(task.key).title"]),
            "people": people, "more": more,
            "file": .text(organization.file), "source": source(organization.file),
            "write": .text(words["guide.\(task.key).write"]), "yaml": .text(task.yaml),
            "notes": texts(notes(on: task.kind, organization, platform)),
        ])
    }

    /// What else holds for a change of this kind.
    private func notes(
        on kind: Change.Kind, _ organization: Snapshot.Organization, _ platform: Snapshot.Platform
    ) -> [String] {
        let policy = platform.policy
        var notes: [String] = []
        if kind == .userAdded {
            if policy.invitations == .required { notes.append(words["guide.invited"]) }
            if let limit = policy.workspacesAtInvite { notes.append(words.count("policy.at-invite", limit)) }
        }
        if kind == .supportUserAdded { notes += admissionSentences(of: policy) }
        if kind == .supportAccessGranted { notes += consentSentences(of: policy) }
        if policy.neverOnSelf.contains(kind.rawValue) { notes.append(words["guide.never-self"]) }
        for rule in policy.approvals
        where rule.kinds.contains(kind.rawValue) || rule.kinds.contains("expands") {
            guard rule.roles == nil else { continue }
            let text = words("guide.approval", consent(rule, in: organization, on: platform))
            notes.append(rule.excludesSubject ? "\(text) \(words["policy.not-subject"])" : text)
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
