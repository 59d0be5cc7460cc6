import Ledger

extension Rule {
    static let supportUserMeetsRequirements = Rule("support/requirements", .error) { estate, report in
        for organization in estate.organizations {
            guard let policy = organization.platform?.value.policy.supportUsers else { continue }
            for admission in organization.admissions where admission.person.isWhole {
                let missing = policy.requires.filter { !admission.person.value.meets($0) }.map(\.rawValue)
                guard !missing.isEmpty else { continue }
                report(
                    admission.span,
                    "`\(admission.person.value.email)` lacks what is required: \(missing.joined(separator: ", "))",
                    address: admission.address(in: organization),
                    help: "complete this person's entry in `people`",
                    notes: [.init("declared here", at: .span(admission.person.span))])
            }
        }
    }
}
