import Source

extension Rule {
    static let invitationIsAccepted = Rule("users/pending", .note) { estate, report in
        for organization in estate.organizations {
            for user in organization.users where user.status == .pending {
                report(
                    user.span, "the invitation of `\(user.email)` is still open",
                    address: user.address(in: organization))
            }
        }
    }
}
