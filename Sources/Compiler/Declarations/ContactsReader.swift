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
    let platform = organization.platform
    var places = FirstPlaces()
    for index in parts.indices {
        guard let node = parts[index].fields[.contacts], let name = parts[index].fields.name(.contacts) else {
            continue
        }
        parts[index].reader.address = .organization(organization.id)
        organization.contactsKey = organization.contactsKey ?? parts[index].reader.document.span(name)
        if let platform, platform.has(no: .portal) {
            reportFeature(&parts[index].reader, name, "contacts", platform)
            continue
        }
        guard parts[index].reader.isMapping(node) else {
            organization.hasUnresolvedContacts = true
            continue
        }
        for (key, value) in parts[index].reader.document.pairs(node) {
            parts[index].reader.address = .entry(organization.id, section: "contacts", key)
            guard let contact = readContact(&parts[index].reader, key, value, platform) else {
                organization.hasUnresolvedContacts = true
                continue
            }
            let what: Message = "the contact `\(contact.email)`"
            if !parts[index].reader.isRepeated(contact.email, what, at: key, &places) {
                organization.contacts.append(contact)
            }
        }
    }
    organization.contacts.sort { $0.email.precedes($1.email) }
}

/// A contact with what could be read of him; `nil` where nobody knows who it is.
private func readContact(
    _ reader: inout Reader, _ key: NodeID, _ node: NodeID, _ platform: Platform?
) -> Contact? {
    let email = reader.email(key)
    let known = reader.diagnostics.count
    let found = reader.fields(node, ContactKey.shape, named: key)
    let fields = found ?? Fields<ContactKey>()
    let mayHaveLevel = found == nil || reader.hasErrors(since: known) || !fields.isMissing(.level)
    let name = fields[.name].flatMap { reader.text($0) }
    let portal =
        fields[.portal].map { reader.boolean($0) } ?? (fields.isMeant(.portal) || found == nil ? nil : false)
    let level = fields[.level].flatMap { readLevel(&reader, $0, platform) }
    let username =
        fields[.username].map { reader.text($0) } ?? (fields.isMeant(.username) || found == nil ? nil : email)
    guard let email else { return nil }
    return Contact(
        email: email, name: name ?? email, span: reader.document.span(key), hasPortal: portal,
        portalSpan: fields[.portal].map(reader.document.span), level: level,
        hasUnresolvedLevel: level == nil && mayHaveLevel,
        username: username, usernameSpan: fields[.username].map(reader.document.span))
}

private func readLevel(_ reader: inout Reader, _ node: NodeID, _ platform: Platform?) -> Located<String>? {
    guard reader.isScalar(node, "a level"), let platform else { return nil }
    let id = reader.document.text(node)
    let levels = platform.value.roles(.portal).map(\.id)
    if levels.contains(id) { return Located(id, at: reader.document.span(node)) }
    if !platform.hasUnresolvedRoles { reader.reportUnknown("level", node, levels) }
    return nil
}
