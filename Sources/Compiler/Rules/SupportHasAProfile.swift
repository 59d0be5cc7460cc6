extension Rule {
    static let supportHasAProfile = Rule("support/no-profile", .error, fixed: true) { estate, report in
        for organization in estate.organizations {
            guard let consent = organization.consent, consent.isEnabled,
                !organization.hasUnresolvedUsers, !organization.hasUnresolvedStatus,
                let platform = organization.platform, let policy = platform.value.policy.administrators,
                let index = platform.organizationRoleNames.index(of: policy.role),
                consent.status(at: estate.now) != .ended
            else { continue }
            if let (policy, count) = organization.administrators, count < policy.minimum { continue }
            let role = RoleID(index)
            guard organization.users.allSatisfy({ $0.isActive(as: role) == false }) else { continue }
            report(
                consent.span,
                "no active `\(policy.role)` is there through whose profile support could sign in",
                address: "\(organization.address)/support/access",
                help: "give the role to an active user, or set `enabled: false`")
        }
    }
}
