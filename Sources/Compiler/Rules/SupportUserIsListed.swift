extension Rule {
    static let supportUserIsListed = Rule("support/not-listed", .error, fixed: true) { estate, report in
        for organization in estate.organizations {
            for admission in organization.admissions {
                guard let person = admission.person, person.isWhole, !person.value.isSupportUser else {
                    continue
                }
                report(
                    admission.span, "`\(admission.email)` is not on the list of support users",
                    address: admission.address(in: organization),
                    help: "set `support_user: true` for this person, or admit somebody else",
                    notes: [.init("declared here", at: .span(person.span))])
            }
        }
    }
}

extension Admission {
    func address(in organization: Organization) -> String {
        "\(organization.address)/support/users/\(email)"
    }
}
