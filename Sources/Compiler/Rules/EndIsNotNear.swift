import Ledger
import Source

extension Rule {
    static let endIsNotNear = Rule("support/ends-soon", .note) { estate, report in
        guard let horizon = estate.settings.zone.adding(estate.settings.value.expiryNotice, to: estate.now)
        else { return }
        func isNear(_ end: Instant?) -> Instant? {
            end.flatMap { $0 > estate.now && $0 <= horizon ? $0 : nil }
        }
        for organization in estate.organizations {
            for admission in organization.admissions {
                guard let end = isNear(admission.ends) else { continue }
                report(
                    admission.expiresSpan ?? admission.span,
                    "the admission of `\(admission.email)` ends at `\(end.rfc3339)`",
                    address: admission.address(in: organization))
            }
            guard let consent = organization.consent, consent.isEnabled, !organization.hasRefusedPeriod,
                let end = isNear(consent.ends)
            else { continue }
            report(
                consent.span, "support access ends at `\(end.rfc3339)`",
                address: "\(organization.address)/support/access")
        }
    }
}
