import Ledger

extension Rule {
    static let weekendIsCovered = Rule("support/access-weekend", .warning) { estate, report in
        for organization in estate.organizations {
            guard let consent = organization.consent, consent.isEnabled, let ends = consent.ends,
                !organization.hasRefusedPeriod,
                let minimum = organization.platform?.value.policy.supportAccess?.weekendMinimum,
                organization.zone.day(of: consent.starts).weekday >= 6,
                let least = organization.zone.adding(minimum, to: consent.starts), ends < least
            else { continue }
            report(
                consent.periodSpan ?? consent.span,
                "support access granted on a weekend for `\(consent.period.text)` may end before anybody looks",
                address: "\(organization.address)/support/access",
                help: "write `period: \(minimum.text)` or longer")
        }
    }
}
