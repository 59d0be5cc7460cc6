extension Rule {
    static let admissionHasNotEnded = Rule("support/expired", .warning) { estate, report in
        for organization in estate.organizations {
            for admission in organization.admissions {
                guard let ends = admission.ends, ends <= estate.now else { continue }
                report(
                    admission.expiresSpan ?? admission.span,
                    "the admission of `\(admission.email)` ended at `\(ends.rfc3339)` and has no effect",
                    address: admission.address(in: organization), help: "remove it, or give it a new end")
            }
        }
    }
}
