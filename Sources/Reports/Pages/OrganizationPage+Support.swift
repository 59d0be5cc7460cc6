import Ledger

extension Edition {
    /// Support users, support access, contacts and options: each only where there are any.
    func supportValues(of organization: Snapshot.Organization) -> [String: TemplateValue] {
        let zone = zone(of: organization)
        return [
            "supportUsers": .list(organization.supportUsers.map { supportRow($0, organization, zone) }),
            "supportNotes": texts(supportNotes(of: organization)),
            "supportAccess": hasSupportAccess(organization)
                ? supportAccess(of: organization, zone) : .nothing,
            "options": .list(optionRows(of: organization)),
        ]
    }

    private func supportRow(
        _ user: Snapshot.SupportUser, _ organization: Snapshot.Organization, _ zone: Zone
    ) -> TemplateValue {
        let person = snapshot.person(user.email)
        let functions = person?.functions ?? []
        return .object([
            "anchor": .text("support/users/\(user.email)"),
            "name": .text(person?.name ?? user.email), "email": breaking(user.email),
            "functions": .text(roleNames(functions, on: organization.platform)),
            "href": person.map { .text("../people.html#\(encodedFragment($0.email))") } ?? .nothing,
            "team": .text(person?.team.map { words["team.\($0)"] } ?? ""),
            "reason": .text(words["reason.\(user.reason.rawValue)"]),
            "since": dayCell(user.since, zone),
            "ends": user.ends == nil ? .text(words["support.never"]) : dayCell(user.ends, zone),
            "addedBy": .text(user.addedBy.map { name(of: $0, in: organization) } ?? ""),
            "approvedBy": .text(
                user.approvedBy.map { name(of: $0, in: organization) }.joined(separator: words["list.comma"])),
            "status": status(of: user.status),
            "checks": checks(of: person),
        ])
    }

    /// What somebody is called whom the organization or the vendor knows; else the e-mail.
    private func name(of email: String, in organization: Snapshot.Organization) -> String {
        organization.user(email)?.name ?? snapshot.person(email)?.name
            ?? organization.contacts.first(id: email)?.name ?? email
    }

    /// What the platform promises about those who are admitted.
    private func supportNotes(of organization: Snapshot.Organization) -> [String] {
        let policy = snapshot.platform(organization.platform)?.policy
        guard let policy, let requires = policy.supportUsers?.requires, !requires.isEmpty else { return [] }
        var notes = [
            words(
                "policy.support-requires", words.list(requires.map { words["requirement.\($0.rawValue)"] })),
            words["note.support-member"],
        ]
        let approvals = policy.approvals.filter {
            $0.kinds.contains(Change.Kind.supportUserAdded.rawValue) && $0.excludesSubject
        }
        let most = approvals.map { $0.groups.map(\.people).reduce(0, +) }.max() ?? 0
        if most > 0 { notes.append(words.count("note.support-people", most)) }
        return notes
    }

    /// What somebody has that a support user may need.
    func checks(of person: Snapshot.Person?) -> TemplateValue {
        guard let person else { return .list([]) }
        let checks: [(String, Bool)] = [
            ("user-id", person.userID != nil), ("two-factor", person.hasTwoFactor),
            ("single-sign-on", person.hasSingleSignOn), ("background-check", person.hasBackgroundCheck),
        ]
        return .list(checks.filter(\.1).map { .text(words["requirement.\($0.0)"]) })
    }

    private func supportAccess(of organization: Snapshot.Organization, _ zone: Zone) -> TemplateValue {
        let granters = holders(of: .supportAccessManage, in: organization).map(\.name)
        let access = organization.supportAccess
        let policy = snapshot.platform(organization.platform)?.policy.supportAccess
        return .object([
            "status": access.map { status(of: $0.status) } ?? tag("off", "value.off"),
            "period": access.map { .text(words.period($0.period)) } ?? .nothing,
            "starts": access.map { .markup(words.element($0.starts, words.moment($0.starts, zone))) }
                ?? .nothing,
            "ends": access?.ends.map { .markup(words.element($0, words.moment($0, zone))) } ?? .nothing,
            "granters": .text(words.list(granters)),
            "periods": .text(words.list((policy?.periods ?? []).map { words.period($0) })),
            "recommended": policy?.recommended.map { .text(words.period($0)) } ?? .nothing,
        ])
    }

    /// The contacts on one page.
    func contactValues(
        of organization: Snapshot.Organization, _ range: Range<Int>
    ) -> [String: TemplateValue] {
        let zone = zone(of: organization)
        return [
            "caption": .text(words["organization.contacts"]),
            "rows": .list(organization.contacts[range].map { contactRow($0, organization, zone) }),
        ]
    }

    private func contactRow(
        _ contact: Snapshot.Contact, _ organization: Snapshot.Organization, _ zone: Zone
    ) -> TemplateValue {
        .object([
            "anchor": .text("contacts/\(contact.email)"), "name": .text(contact.name),
            "email": breaking(contact.email), "username": breaking(contact.username),
            "level": .text(contact.level.map { roleName($0, on: organization.platform) } ?? ""),
            "portal": contact.hasPortal ? tag("good", "value.on") : tag("off", "value.off"),
            "since": dayCell(contact.since, zone),
        ])
    }

    private func optionRows(of organization: Snapshot.Organization) -> [TemplateValue] {
        let platform = snapshot.platform(organization.platform)
        return organization.options.map { value in
            let option = platform?.option(value.id)
            return .object([
                "anchor": .text("options/\(value.id)"), "id": .text(value.id),
                "name": .text(option.map(name) ?? value.id),
                "value": .text(self.value(value.value, of: option)),
                "origin": .text(words["origin.\(value.origin.rawValue)"]),
                "isDeclared": .flag(value.origin == .declared),
                "help": option?.help.map { .markup(renderMarkdown(text($0))) } ?? .nothing,
            ])
        }
    }
}
