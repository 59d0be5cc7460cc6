import Ledger

extension Edition {
    /// The answers that one look at the top of the page gives.
    func overview(
        of organization: Snapshot.Organization, from place: Place
    ) -> [String: TemplateValue] {
        let platform = snapshot.platform(organization.platform)
        let pending = organization.users.filter { $0.status == .pending }
        let role = platform?.policy.administrators.map { roleName($0.role, on: organization.platform) }
        let count = organization.users.count
        return [
            "id": .text(organization.id),
            "status": status(of: organization), "isInactive": .flag(organization.status == .inactive),
            "platform": .object(
                link(
                    name(ofPlatform: organization.platform),
                    href(ofPlatform: organization.platform, from: place))),
            "parent": organization.parent.map { id in
                .object(link(snapshot.organization(id)?.name ?? id, href(of: id, from: place)))
            } ?? .nothing,
            "children": .enumeration(
                (facts.children[organization.id] ?? []).map { link($0.name, href(of: $0.id, from: place)) },
                words),
            "admins": .enumeration(
                administrators(of: organization).map { userLink($0, organization, place) }, words),
            "adminRole": role.map { .text($0) } ?? .nothing,
            "adminNote": adminNote(of: organization),
            "pending": .enumeration(pending.prefix(10).map { userLink($0, organization, place) }, words),
            "pendingCount": .text(words.count("organization.pending-count", pending.count)),
            "userCount": count == 0 ? .nothing : .text(words.count("count.users", count)),
            "workspaceCount": organization.workspaces.isEmpty
                ? .nothing : .text(words.count("count.workspaces", organization.workspaces.count)),
            "support": supportGlance(of: organization),
            "lastChange": lastChange(of: organization, from: place),
            "approvals": approvalsGlance(of: organization),
            "edit": .markup(withCode(words("organization.edit", "`\(organization.file)`"))),
            "zone": .text(organization.timeZone),
            "source": source(organization.file),
        ]
    }

    /// Who from support can get in, and until when; nothing where the platform knows no support.
    private func supportGlance(of organization: Snapshot.Organization) -> TemplateValue {
        let policy = snapshot.platform(organization.platform)?.policy
        let spans = GrantSpan.all(in: organization).filter { $0.status != .ended }
        guard !spans.isEmpty || policy?.supportUsers != nil || policy?.supportAccess != nil else {
            return .nothing
        }
        let zone = zone(of: organization)
        let items = spans.map { span in
            let name = span.email.map { snapshot.person($0)?.name ?? $0 }
            let anchor = span.email.map { encodedFragment("support/users/\($0)") } ?? "support-access"
            var item = link(name ?? words["organization.support-itself"], "#\(anchor)")
            var notes: [String] = []
            if span.status == .scheduled {
                notes.append(words("organization.from", words.day(span.start, zone)))
            }
            notes.append(
                span.end.map { words("organization.until", words.day($0, zone)) }
                    ?? words["organization.without-end"])
            item["note"] = .text(notes.joined(separator: words["list.comma"]))
            return item
        }
        return .object(["items": .enumeration(items, words)])
    }

    private func lastChange(of organization: Snapshot.Organization, from place: Place) -> TemplateValue {
        guard let entry = facts.recent[organization.id]?.first else { return .nothing }
        return changeItem(entry, from: place, zone: zone(of: organization))
    }

    /// Which changes need consent, and whose.
    private func approvalsGlance(of organization: Snapshot.Organization) -> TemplateValue {
        guard let platform = snapshot.platform(organization.platform) else { return texts([]) }
        return texts(
            platform.policy.approvals.map { rule in
                let kinds = rule.kinds.map { words("list.quote", words.change($0)) }
                return words(
                    "organization.approval", words.list(kinds), consent(rule, in: organization, on: platform))
            })
    }
}
