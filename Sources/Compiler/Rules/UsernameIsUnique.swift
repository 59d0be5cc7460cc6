import Source

extension Rule {
    static let usernameIsUnique = Rule("contacts/username", .error, fixed: true, across: .estate) {
        estate, report in
        var taken: [String: (contact: Contact, organization: Organization)] = [:]
        for organization in estate.organizations {
            for contact in organization.contacts {
                guard let username = contact.username else { continue }
                let span = contact.usernameSpan ?? contact.span
                let address = contact.address(in: organization)
                if let fault = usernameFault(username) {
                    report(
                        span, "`\(quoted(username))` is not a user name: \(fault)", address: address)
                    continue
                }
                let key = username.lowercased()
                guard let first = taken[key] else {
                    taken[key] = (contact, organization)
                    continue
                }
                report(
                    span,
                    "the user name `\(quoted(username))` is taken by `\(first.contact.email)` of `\(first.organization.id)`",
                    address: address, help: "choose another one",
                    notes: [.init("taken here", at: .span(first.contact.usernameSpan ?? first.contact.span))])
            }
        }
    }
}

/// What is wrong with a user name of the portal, in words; `nil` where nothing is.
private func usernameFault(_ text: String) -> Message? {
    if text.utf8.count > 200 { return "it is longer than 200 bytes" }
    let marks = Set("!#$%&'*+-/=?^_`{|}~.@".utf8)
    for byte in text.utf8 {
        let isPlain = (byte | 0x20 >= 97 && byte | 0x20 <= 122) || (byte >= 48 && byte <= 57)
        guard isPlain || marks.contains(byte) else {
            return "letters, digits and `! # $ % & ' * + - / = ? ^ _ { | } ~ . @` are allowed"
        }
    }
    return nil
}
