import Source

extension Rule {
    static let roleLimitHolds = Rule("users/role-limit", .error) { estate, report in
        for organization in estate.organizations {
            guard let platform = organization.platform, !platform.value.policy.roleLimits.isEmpty else {
                continue
            }
            for (role, limit) in platform.value.policy.roleLimits.sorted(by: { $0.key < $1.key }) {
                let holders = organization.users.compactMap { user in
                    user.status == .active || user.status == .pending
                        ? organization.span(of: role, of: user, on: platform) : nil
                }
                guard holders.count > limit else { continue }
                report(
                    holders[limit], "too many users hold `\(role)`: \(holders.count), the limit is \(limit)",
                    address: organization.address,
                    help: "take the role from somebody")
            }
        }
    }
}

extension Organization {
    /// Where a role is given to a user, in the organization or in a workspace; `nil` where he does not hold it.
    func span(of role: String, of user: User, on platform: Platform) -> Span? {
        if let index = platform.organizationRoleNames.index(of: role) {
            return user.roles?.first { $0.id == RoleID(index) }?.span
        }
        guard let index = platform.workspaceRoleNames.index(of: role) else { return nil }
        for membership in memberships(of: user) {
            if let held = membership.roles.first(where: { $0.id == RoleID(index) }) { return held.span }
        }
        return nil
    }
}
