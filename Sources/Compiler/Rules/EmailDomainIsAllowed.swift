import Source

extension Rule {
    static let emailDomainIsAllowed = Rule("users/email-domain", .error) { estate, report in
        for organization in estate.organizations {
            guard let domains = organization.head.emailDomains else { continue }
            for user in organization.users {
                guard let at = user.email.utf8.lastIndex(of: UInt8(ascii: "@")) else { continue }
                let domain = String(user.email[user.email.utf8.index(after: at)...])
                guard !domains.contains(domain) else { continue }
                report(
                    user.span, "the domain `\(domain)` is not one of `\(organization.id)`",
                    address: user.address(in: organization),
                    help: domains.isEmpty ? nil : "allowed: \(named(domains))")
            }
        }
    }
}
