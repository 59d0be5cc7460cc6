import Ledger

extension Rule {
    static let supportUserMeetsRequirements = Rule("support/requirements", .error) { estate, report in
        for organization in estate.organizations {
            guard let policy = organization.platform?.value.policy.supportUsers else { continue }
            for admission in organization.admissions {
                guard let person = admission.person, person.isWhole else { continue }
                let missing = policy.requires.filter { !person.value.meets($0) }.map(\.rawValue)
                guard !missing.isEmpty else { continue }
                report(
                    admission.span,
                    "`\(admission.email)` lacks what is required: \(missing.joined(separator: ", "))",
                    address: admission.address(in: organization),
                    help: "complete this person's entry in `people`",
                    notes: [.init("declared here", at: .span(person.span))])
            }
        }
    }
}
