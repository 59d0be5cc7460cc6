import Source

extension Rule {
    static let emailDomainIsAllowed = Rule("users/email-domain", .error) { estate, report in
        for organization in estate.organizations {
            guard let domains = organization.head.emailDomains else { continue }
            let endings = domains.map { Array("@\($0)".utf8) }
            for user in organization.users where !endings.contains(where: { user.email.ends(in: $0) }) {
                guard let at = user.email.utf8.lastIndex(of: UInt8(ascii: "@")) else { continue }
                let domain = String(user.email[user.email.utf8.index(after: at)...])
                report(
                    user.span, "the domain `\(domain)` is not one of `\(organization.id)`",
                    address: user.address(in: organization),
                    help: domains.isEmpty ? nil : "allowed: \(named(domains))")
            }
        }
    }
}

extension String {
    /// Whether the text's bytes end in these.
    fileprivate func ends(in ending: [UInt8]) -> Bool {
        utf8.count >= ending.count && utf8.suffix(ending.count).elementsEqual(ending)
    }
}
