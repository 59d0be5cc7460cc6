import Ledger
import Source

extension Rule {
    static let anAdministratorIsActive = Rule("users/no-administrator", .error, fixed: true) {
        estate, report in
        for organization in estate.organizations {
            guard let (policy, count) = organization.administrators, count < policy.minimum else { continue }
            report(
                organization.usersPlace,
                "`\(organization.id)` has \(count) active `\(policy.role)`, and needs \(policy.minimum)",
                address: organization.address, help: "give the role `\(policy.role)` to an active user")
        }
    }
}

extension Organization {
    /// What the platform asks of administrators, and how many active ones there are.
    ///
    /// `nil` where nothing is asked, in an inactive organization, and where a user who could have counted was not read.
    var administrators: (policy: Snapshot.Policy.Administrators, count: Int)? {
        guard isActive, !hasUnresolvedUsers, let platform, let policy = platform.value.policy.administrators,
            let index = platform.organizationRoleNames.index(of: policy.role)
        else { return nil }
        let role = RoleID(index)
        let count = users.count { user in user.status == .active && user.roles.contains { $0.id == role } }
        return (policy, count)
    }

    /// The key `users`, else the key `organization`.
    var usersPlace: Place { usersKey.map { .span($0) } ?? place }
}

extension User {
    func address(in organization: Organization) -> String { "\(organization.address)/users/\(email)" }
}
