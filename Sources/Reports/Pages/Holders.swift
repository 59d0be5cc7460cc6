import Ledger

/// Somebody who may do something in an organization, and for which roles only.
struct Holder {
    let email: String
    let name: String
    let href: String
    let reach: Rights.Reach
}

extension Edition {
    /// How many names stand where somebody is to be asked.
    private static let mostNames = 6

    /// Who may do something in an organization: its active users, its contacts, and the vendor's people.
    func holders(of permission: Permission, in organization: Snapshot.Organization) -> [Holder] {
        let roles = facts.roles(with: permission, on: organization.platform)
        guard !roles.isEmpty else { return [] }
        let place = Place(path: "organizations/\(organization.id).html")
        var holders: [Holder] = []
        func add(_ held: [String], _ email: String, _ name: String, _ href: @autoclosure () -> String) {
            guard held.contains(where: roles.contains),
                let reach = facts.rights(of: held, on: organization.platform)[permission]
            else { return }
            holders.append(Holder(email: email, name: name, href: href(), reach: reach))
        }
        if organization.status == .active {
            for user in organization.users where user.status == .active {
                add(user.roles, user.email, user.name, userHref(user, organization, place))
            }
            for contact in organization.contacts where contact.hasPortal {
                let held = contact.level.map { [$0] } ?? []
                add(held, contact.email, contact.name, contactHref(contact, organization, place))
            }
        }
        let known = Set(holders.map(\.email))
        for person in snapshot.people where !known.contains(person.email) {
            let href = "\(place.up)people.html#\(encodedFragment(person.email))"
            add(person.functions, person.email, person.name, href)
        }
        return holders
    }

    private func contactHref(
        _ contact: Snapshot.Contact, _ organization: Snapshot.Organization, _ place: Place
    ) -> String {
        let part = (organization.contacts.position(id: contact.email) ?? 0) / LongTable.longest + 1
        let fragment = "#\(encodedFragment("contacts/\(contact.email)"))"
        return part == place.part
            ? fragment : "\(place.up)\(LongTable.contacts.path(organization.id, part: part))\(fragment)"
    }

    /// The first few of them as links, and how many more there are.
    func named(_ holders: [Holder], on platform: Snapshot.Platform) -> (TemplateValue, more: TemplateValue) {
        let people = holders.prefix(Self.mostNames).map { holder in
            var item = link(holder.name, holder.href)
            item["note"] = .nothing
            if case .roles(let roles) = holder.reach {
                let sorted = roles.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
                item["note"] = .text(
                    words("guide.only", words.list(sorted.map { roleName($0, on: platform.id) })))
            }
            return item
        }
        let more = holders.count - people.count
        return (.enumeration(people, words), more > 0 ? .text(words.count("people.more", more)) : .nothing)
    }

    /// Whose consent a rule asks for, with the names of those who could give it here.
    func consent(
        _ rule: Snapshot.ApprovalRule, in organization: Snapshot.Organization, on platform: Snapshot.Platform
    ) -> String {
        words.list(
            rule.groups.map { group in
                guard let from = group.from else { return words.count("policy.people", group.people) }
                let roles = from.map { roleName($0, on: platform.id) }
                let text = words.count(
                    "policy.people-from", group.people, roles.joined(separator: words["list.comma"]))
                let names = approvers(from, in: organization)
                let shown = names.prefix(Self.mostNames).joined(separator: words["list.comma"])
                let rest = names.count - Self.mostNames
                let here =
                    names.isEmpty
                    ? words["guide.nobody"]
                    : rest > 0 ? "\(shown) \(words.count("people.more", rest))" : shown
                return words("guide.here", text, here)
            })
    }

    /// The names of those who hold one of some roles in an organization, as users, contacts or the vendor's people.
    private func approvers(_ from: [String], in organization: Snapshot.Organization) -> [String] {
        var names: [(email: String, name: String)] = []
        if organization.status == .active {
            for user in organization.users where user.status == .active {
                if user.roles.contains(where: from.contains)
                    || user.workspaces.contains(where: { $0.roles.contains(where: from.contains) })
                {
                    names.append((user.email, user.name))
                }
            }
            for contact in organization.contacts where contact.hasPortal {
                if let level = contact.level, from.contains(level) {
                    names.append((contact.email, contact.name))
                }
            }
        }
        let known = Set(names.map(\.email))
        for person in snapshot.people
        where !known.contains(person.email) && person.functions.contains(where: from.contains) {
            names.append((person.email, person.name))
        }
        return names.map(\.name)
    }
}
