extension Rule {
    static let periodIsOffered = Rule("support/access-period", .error, fixed: true) { estate, report in
        for organization in estate.organizations {
            guard let consent = organization.consent, let span = consent.periodSpan,
                organization.hasRefusedPeriod, let policy = organization.platform?.value.policy.supportAccess
            else { continue }
            report(
                span, "the platform does not offer the period `\(consent.period.text)`",
                address: "\(organization.address)/support/access",
                help: "one of \(named(policy.periods.map(\.text)))")
        }
    }
}

extension Organization {
    /// Whether the platform does not offer the period of the consent, or is not known: when it ends is nobody's
    /// concern then.
    var hasRefusedPeriod: Bool {
        guard let consent, consent.periodSpan != nil else { return false }
        return platform?.value.policy.supportAccess?.periods.contains(consent.period) != true
    }
}
