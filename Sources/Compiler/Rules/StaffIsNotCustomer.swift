import Source

extension Rule {
    static let staffIsNotCustomer = Rule("users/vendor-role", .error, fixed: true) { estate, report in
        guard !estate.people.isEmpty else { return }
        let people = Dictionary(estate.people.map { ($0.value.email, $0.span) }) { first, _ in first }
        for organization in estate.organizations where organization.head.classification != .local {
            for user in organization.users {
                guard let person = people[user.email] else { continue }
                report(
                    user.span, "`\(user.email)` is one of the vendor's people, and no user of a customer",
                    address: user.address(in: organization),
                    help: "admit this person under `support:` instead",
                    notes: [.init("declared here", at: .span(person))])
            }
        }
    }
}
