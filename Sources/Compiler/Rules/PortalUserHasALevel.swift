extension Rule {
    static let portalUserHasALevel = Rule("contacts/level-missing", .error, fixed: true) { estate, report in
        for organization in estate.organizations {
            guard let platform = organization.platform else { continue }
            let levels = platform.value.roles(.portal).map(\.id)
            for contact in organization.contacts where contact.hasPortal == true && contact.level == nil {
                guard !contact.hasUnresolvedLevel else { continue }
                report(
                    contact.portalSpan ?? contact.span,
                    "`\(contact.email)` may use the portal, but has no level",
                    address: contact.address(in: organization),
                    help: "add `level:` with one of \(named(levels))")
            }
        }
    }
}
