extension Rule {
    static let consentHasNotEnded = Rule("support/access-ended", .warning) { estate, report in
        for organization in estate.organizations {
            guard let consent = organization.consent, consent.isEnabled, let ends = consent.ends,
                ends <= estate.now
            else {
                continue
            }
            report(
                consent.span, "support access ended at `\(ends.rfc3339)` and has no effect",
                address: "\(organization.address)/support/access",
                help: "set `enabled: false`, or grant it anew with another `from`")
        }
    }
}
