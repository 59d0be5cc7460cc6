import Ledger
import Source
import YAML

enum ContactKey: UInt8 {
    case name, portal, level, username

    static let shape = Shape<ContactKey>([
        .required(.name, "name", .text, "The name as people see it."),
        .optional(.portal, "portal", .boolean, "Whether this contact may use the portal. Default: false."),
        .optional(.level, "level", .identifier, "The access level, a role of kind portal."),
        .optional(
            .username, "username", .text,
            "The name to sign in with, unique over the estate. Default: the e-mail."),
    ])
}

/// Reads the section `contacts` of every file.
func readContacts(_ parts: inout [OrganizationPart], _ organization: inout Organization) {
    guard let platform = organization.platform else { return }
    let levels = platform.value.roles(.portal).map(\.id)
    var first: [String: Span] = [:]
    for index in parts.indices {
        guard let node = parts[index].fields[.contacts], let name = parts[index].fields.name(.contacts) else {
            continue
        }
        parts[index].reader.address = .organization(organization.id)
        organization.contactsKey = organization.contactsKey ?? parts[index].reader.document.span(name)
        if platform.has(no: .portal) {
            reportFeature(&parts[index].reader, name, "contacts", platform)
            continue
        }
        guard parts[index].reader.isMapping(node) else {
            organization.hasUnresolvedContacts = true
            continue
        }
        for (key, value) in parts[index].reader.document.pairs(node) {
            parts[index].reader.address = .entry(organization.id, section: "contacts", key)
            let known = parts[index].reader.diagnostics.count
            let contact = readContact(&parts[index].reader, key, value, levels, platform)
            if parts[index].reader.hasErrors(since: known) { organization.hasUnresolvedContacts = true }
            guard let contact else {
                organization.hasUnresolvedContacts = true
                continue
            }
            if let earlier = first.updateValue(contact.span, forKey: contact.email) {
                first[contact.email] = earlier
                let what: Message = "the contact `\(contact.email)`"
                reportSecondIdentity(&parts[index].reader, key, what, first: earlier)
            } else {
                organization.contacts.append(contact)
            }
        }
    }
    organization.contacts.sort { $0.email.precedes($1.email) }
}

/// Reports somebody who is declared twice, in one file or in two.
func reportSecondIdentity(
    _ reader: inout Reader, _ key: NodeID, _ what: Message, first: Span
) {
    let isSameFile = first.file == reader.document.file
    reader.report(
        isSameFile ? "source/duplicate-key" : "reference/duplicate",
        "\(what) is declared twice", at: key, help: "keep one of the two",
        notes: [.init("first declared here", at: .span(first))])
}

private func readContact(
    _ reader: inout Reader, _ key: NodeID, _ node: NodeID, _ levels: [String], _ platform: Platform
) -> Contact? {
    let email = reader.email(key)
    let known = reader.diagnostics.count
    guard let fields = reader.fields(node, ContactKey.shape, named: key) else { return nil }
    let hasUnknownKeys = reader.hasErrors(since: known)
    let name = fields[.name].flatMap { reader.text($0) }
    let portal = fields[.portal].map { reader.boolean($0) } ?? false
    var level: Located<String>?
    if let node = fields[.level], reader.isScalar(node, "a level") {
        let id = reader.document.text(node)
        if levels.contains(id) {
            level = Located(id, at: reader.document.span(node))
        } else if !platform.hasUnresolvedRoles {
            reader.reportUnknown("level", node, levels)
        }
    }
    let username = fields[.username].map { reader.text($0) } ?? email
    guard let email, let name, let portal, let username else { return nil }
    return Contact(
        email: email, name: name, span: reader.document.span(key), hasPortal: portal,
        portalSpan: fields[.portal].map(reader.document.span), level: level,
        hasUnresolvedLevel: level == nil && (fields[.level] != nil || hasUnknownKeys), username: username,
        usernameSpan: fields[.username].map(reader.document.span))
}
