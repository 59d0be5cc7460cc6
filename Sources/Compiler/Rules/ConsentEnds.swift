import Ledger

extension Rule {
    static let consentEnds = Rule("support/access-unlimited", .warning) { estate, report in
        for organization in estate.organizations {
            guard let consent = organization.consent, consent.isEnabled, consent.period == .unlimited else {
                continue
            }
            let recommended = organization.platform?.value.policy.supportAccess?.recommended
            report(
                consent.periodSpan ?? consent.span, "support access of `\(organization.id)` has no end",
                address: "\(organization.address)/support/access",
                help: recommended.map { "write `period: \($0.text)`" } ?? "choose a period that ends")
        }
    }
}
