import Source

extension Rule {
    static let somebodyUsesThePortal = Rule("contacts/nobody", .warning) { estate, report in
        for organization in estate.organizations {
            guard organization.isActive, !organization.hasUnresolvedContacts,
                let gate = organization.openGate,
                organization.contacts.allSatisfy({ $0.hasPortal == false })
            else { continue }
            report(
                organization.contactsKey.map { .span($0) } ?? organization.place,
                "`\(gate.option.id)` is on, but no contact of `\(organization.id)` may use the portal",
                address: organization.address,
                help: "set `portal: true` for a contact, or turn the option off")
        }
    }
}
