extension Rule {
    static let consentIsOn = Rule("support/access-off", .note) { estate, report in
        for organization in estate.organizations {
            guard let consent = organization.consent, !consent.isEnabled,
                let span = consent.periodSpan ?? consent.fromSpan
            else { continue }
            report(
                span, "support access is off, so that this has no effect",
                address: "\(organization.address)/support/access",
                help: "set `enabled: true`, or leave it out")
        }
    }
}
