extension Rule {
    static let supportUserIsListed = Rule("support/not-listed", .error, fixed: true) { estate, report in
        for organization in estate.organizations {
            for admission in organization.admissions
            where admission.person.isWhole && !admission.person.value.isSupportUser {
                let email = admission.person.value.email
                report(
                    admission.span, "`\(email)` is not on the list of support users",
                    address: admission.address(in: organization),
                    help: "set `support_user: true` for this person, or admit somebody else",
                    notes: [.init("declared here", at: .span(admission.person.span))])
            }
        }
    }
}

extension Admission {
    func address(in organization: Organization) -> String {
        "\(organization.address)/support/users/\(person.value.email)"
    }
}
