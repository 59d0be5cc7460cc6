import Source

extension Rule {
    static let dutiesAreSeparate = Rule("users/separation-of-duties", .error) { estate, report in
        for organization in estate.organizations {
            guard let platform = organization.platform else { continue }
            for combination in platform.value.policy.separationOfDuties {
                for user in organization.users {
                    let held = combination.roles.compactMap {
                        organization.span(of: $0, of: user, on: platform)
                    }
                    guard held.count == combination.roles.count else { continue }
                    let reason = combination.reason.map { ": \($0.text("en"))" } ?? ""
                    report(
                        held.max { $0.start < $1.start } ?? user.span,
                        "`\(user.email)` holds \(named(combination.roles)), which exclude each other\(reason)",
                        address: user.address(in: organization), help: "take one of them away")
                }
            }
        }
    }
}
