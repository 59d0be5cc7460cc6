extension Rule {
    static let levelIsAvailable = Rule("contacts/level-unavailable", .error, fixed: true) { estate, report in
        for organization in estate.organizations {
            let facts = organization.facts
            for contact in organization.contacts {
                guard let level = contact.level,
                    let requires = organization.platform?.value.role(level.value)?.requires,
                    facts.hold(requires) == false
                else { continue }
                report(
                    level.span, "the level `\(level.value)` is not available without \(requires.written)",
                    address: contact.address(in: organization),
                    help: "give another level, or see to that first")
            }
        }
    }
}
