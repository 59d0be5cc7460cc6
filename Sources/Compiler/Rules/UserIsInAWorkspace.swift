import Source

extension Rule {
    static let userIsInAWorkspace = Rule("users/without-workspace", .note) { estate, report in
        for organization in estate.organizations {
            guard let platform = organization.platform, !platform.workspaceRoles.isEmpty
            else { continue }
            for user in organization.users
            where user.status == .active && user.membershipCount == 0 && !user.hasUnresolvedWorkspaces {
                report(
                    user.span, "`\(user.email)` is in no workspace", address: user.address(in: organization))
            }
        }
    }
}
