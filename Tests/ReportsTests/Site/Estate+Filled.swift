import Ledger

@testable import Reports

extension Estate {
    /// The estate with everything, each text that a user can choose replaced by one and the same.
    ///
    /// - Parameter markdown: for the help texts, which are no plain texts.
    static func filled(with text: String, markdown: String = "Help.") -> SiteInput {
        var input = everything
        input.snapshot.settings.title = .same(text)
        input.snapshot.settings.locales = ["de", "en", "fr"]
        input.snapshot.settings.waivers = [
            .init(
                rule: "users/pending", address: "organizations/acme/users/\(text)", until: now, reason: text)
        ]
        for index in input.snapshot.people.indices { input.snapshot.people[index].name = text }
        for index in input.snapshot.platforms.indices {
            fill(&input.snapshot.platforms[index], text, markdown)
        }
        for index in input.snapshot.organizations.indices { fill(&input.snapshot.organizations[index], text) }
        for index in input.entries.indices { fill(&input.entries[index], text) }
        return input
    }

    private static func fill(_ platform: inout Snapshot.Platform, _ text: String, _ markdown: String) {
        platform.name = text
        platform.summary = .same(text)
        platform.help = .same(markdown)
        for index in platform.roles.indices {
            platform.roles[index].name = .same(text)
            platform.roles[index].summary = .same(text)
        }
        for index in platform.options.indices {
            platform.options[index].name = .same(text)
            platform.options[index].help = .same(markdown)
            platform.options[index].consequences = ["true": .same(text)]
            for choice in platform.options[index].choices.indices {
                platform.options[index].choices[choice].name = .same(text)
            }
        }
        for index in platform.policy.separationOfDuties.indices {
            platform.policy.separationOfDuties[index].reason = .same(text)
        }
    }

    private static func fill(_ organization: inout Snapshot.Organization, _ text: String) {
        organization.name = text
        organization.timeZone = text
        for index in organization.workspaces.indices { organization.workspaces[index].name = text }
        for index in organization.users.indices { organization.users[index].name = text }
        for index in organization.contacts.indices {
            organization.contacts[index].name = text
            organization.contacts[index].username = text
        }
        for index in organization.supportUsers.indices {
            organization.supportUsers[index].addedBy = text
            organization.supportUsers[index].approvedBy = [text]
        }
        for index in organization.options.indices where organization.options[index].id == "desk.text" {
            organization.options[index].value = .text(text)
        }
        organization.options.append(.init(id: "desk.url", value: .text(text), origin: .declared))
    }

    private static func fill(_ entry: inout ActivityEntry, _ text: String) {
        entry.actor.name = entry.actor == .system ? nil : text
        entry.subject?.name = text
        entry.ip = text
        entry.reason = text
        entry.reference = text
        entry.approvedBy = [text]
        if entry.rules != nil { entry.rules = [text] }
        let value = JSONValue.object([.init(key: "name", value: .string(text))])
        if entry.before != nil { entry.before = value.canonical }
        if entry.after != nil { entry.after = value.canonical }
        if !entry.consequences.isEmpty { entry.consequences = [text] }
    }
}
