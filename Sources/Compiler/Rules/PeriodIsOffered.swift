extension Rule {
    static let periodIsOffered = Rule("support/access-period", .error, fixed: true) { estate, report in
        for organization in estate.organizations {
            guard let consent = organization.consent, let span = consent.periodSpan,
                let policy = organization.platform?.value.policy.supportAccess,
                !policy.periods.contains(consent.period)
            else { continue }
            report(
                span, "the platform does not offer the period `\(consent.period.text)`",
                address: "\(organization.address)/support/access",
                help: "one of \(named(policy.periods.map(\.text)))")
        }
    }
}
