import Source

extension Rule {
    static let administratorsAreEnough = Rule("users/few-administrators", .warning) { estate, report in
        for organization in estate.organizations {
            guard let (policy, count) = organization.administrators else { continue }
            guard count >= policy.minimum, count < policy.recommended else { continue }
            report(
                organization.usersPlace,
                "`\(organization.id)` has \(count) active `\(policy.role)`, \(policy.recommended) are recommended",
                address: organization.address, help: "give the role `\(policy.role)` to one more active user")
        }
    }
}
