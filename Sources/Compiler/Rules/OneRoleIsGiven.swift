import Source

extension Rule {
    static let oneRoleIsGiven = Rule("users/one-role", .error, fixed: true) { estate, report in
        for organization in estate.organizations {
            guard let platform = organization.platform, platform.value.policy.rolesPerUser == .one else {
                continue
            }
            for user in organization.users {
                guard let roles = user.roles, roles.count > 1 else { continue }
                let names = roles.map { platform.organizationRoles[Int($0.id.index)].id }
                report(
                    roles.map(\.span).max { $0.start < $1.start } ?? user.span,
                    "`\(user.email)` has \(roles.count) roles, \(named(names)), and may have one",
                    address: user.address(in: organization), help: "keep one of them")
            }
        }
    }
}
