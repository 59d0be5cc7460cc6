extension Rule {
    static let admissionEnds = Rule("support/never-expires", .warning) { estate, report in
        for organization in estate.organizations {
            for admission in organization.admissions where admission.neverEnds {
                report(
                    admission.expiresSpan ?? admission.span,
                    "the admission of `\(admission.email)` never ends",
                    address: admission.address(in: organization), help: "give it a date")
            }
        }
    }
}
