import Source

extension Rule {
    static let customerHasCustomersRole = Rule("workspaces/role", .error, fixed: true) { estate, report in
        for organization in estate.organizations {
            guard let platform = organization.platform,
                let role = platform.value.policy.supportUsers?.workspaceRole,
                let index = platform.workspaceRoleNames.index(of: role)
            else { continue }
            for user in organization.users {
                for membership in organization.memberships(of: user) {
                    guard let held = membership.roles.first(where: { $0.id == RoleID(index) }) else {
                        continue
                    }
                    let workspace = organization.workspaces[Int(membership.workspace)].id
                    report(
                        held.span, "`\(role)` is for support users, and `\(user.email)` is not one",
                        address: "\(user.address(in: organization))/workspaces/\(workspace)",
                        help: "give another role")
                }
            }
        }
    }
}
