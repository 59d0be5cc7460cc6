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
    /// `nil` where nothing is asked, in an inactive organization, and where a user who could have counted could not
    /// be read.
    var administrators: (policy: Snapshot.Policy.Administrators, count: Int)? {
        guard isActive, !hasUnresolvedUsers, let platform, let policy = platform.value.policy.administrators,
            let index = platform.organizationRoleNames.index(of: policy.role)
        else { return nil }
        var count = 0
        for user in users {
            guard let counts = user.isActive(as: RoleID(index)) else { return nil }
            if counts { count += 1 }
        }
        return (policy, count)
    }

    /// The key `users`, else the key `organization`.
    var usersPlace: Place { usersKey.map { .span($0) } ?? place }
}

extension User {
    func address(in organization: Organization) -> String { "\(organization.address)/users/\(email)" }
}
