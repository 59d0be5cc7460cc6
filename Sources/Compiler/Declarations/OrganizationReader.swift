import Ledger
import Source
import YAML

enum OrganizationFileKey: UInt8 {
    case organization, workspaces, users, support, contacts, options

    static let shape = Shape<OrganizationFileKey>([
        .optional(.organization, "organization", OrganizationKey.shape.form, "What the organization is."),
        .optional(
            .workspaces, "workspaces", .map(keys: .identifier, values: WorkspaceKey.shape.form),
            "The workspaces, by id."),
        .optional(.users, "users", .map(keys: .email, values: UserKey.shape.form), "The users, by e-mail."),
        .optional(.support, "support", SupportKey.shape.form, "Who from the vendor may come in."),
        .optional(
            .contacts, "contacts", .map(keys: .email, values: ContactKey.shape.form),
            "People of the customer who may use the portal, by e-mail."),
        .optional(.options, "options", .contents, "The platform's options, nested as their dotted ids."),
    ])
}

enum OrganizationKey: UInt8 {
    case id, name, platform, status, parent, classification, country, timeZone, emailDomains, workspaceLimit,
        region

    static let shape = Shape<OrganizationKey>([
        .optional(.id, "id", .identifier, "The id; it has to agree with the name of the file or folder."),
        .required(.name, "name", .text, "The name as people see it."),
        .required(
            .platform, "platform", .identifier,
            "The platform, as workiva, respond-io, personio, autotask, or one of the estate."),
        .optional(
            .status, "status", .choice(Snapshot.Organization.Status.self),
            "Nobody but the vendor has permissions in an inactive organization. Default: active."),
        .optional(.parent, "parent", .identifier, "The organization that this one belongs to."),
        .optional(
            .classification, "classification", .choice(Snapshot.Organization.Classification.self),
            "A customer, the vendor's own company (local), or one that is only billed. Default: customer."),
        .optional(.country, "country", .country, "The country, by its code of ISO 3166-1."),
        .optional(.timeZone, "time_zone", .zone, "The IANA time zone. Default: the estate's."),
        .optional(
            .emailDomains, "email_domains", .list(.domain),
            "The domains that users may have. Default: any."),
        .optional(
            .workspaceLimit, "workspace_limit", .integer(from: 0),
            "How many workspaces there may be. Default: any number."),
        .optional(.region, "region", .identifier, "A free id for rules and reports."),
    ])
}

extension Snapshot.Organization.Status: CaseIterable {
    package static let allCases: [Self] = [.active, .inactive]
}
extension Snapshot.Organization.Classification: CaseIterable {
    package static let allCases: [Self] = [.customer, .local, .billing]
}

/// One file of an organization, with its sections found.
struct OrganizationPart {
    var reader: Reader
    var fields: Fields<OrganizationFileKey>
}

/// What the files of an organization are read against.
struct Surroundings: Sendable {
    var settings: Settings
    var platforms: PlatformShelf
    var organizationIDs: [String]
    /// In byte order of e-mail.
    var people: [Person]
    /// A file of people could not be read: nobody is told that a person does not exist.
    var hasUnresolvedPeople: Bool
    var carryOver: CarryOver
    var now: Instant
    var zones: Zones
    /// Whom reviews and assertions name.
    var mentions: Mentions

    /// One of the vendor's people.
    func person(_ email: String) -> Person? {
        var (low, high) = (0, people.count)
        while low < high {
            let middle = (low + high) / 2
            if people[middle].value.email.precedes(email) { low = middle + 1 } else { high = middle }
        }
        return low < people.count && people[low].value.email == email ? people[low] : nil
    }
}

/// Reads an organization from its files, in byte order of path.
///
/// - Parameter isWhole: whether all of them could be read; rules that count keep silent otherwise.
func readOrganization(
    _ id: String, _ documents: [Document], isWhole: Bool, _ around: Surroundings
) -> (Organization?, [Diagnostic]) {
    var parts: [OrganizationPart] = []
    var findings: [Diagnostic] = []
    var isWhole = isWhole
    var mayHaveHead = !isWhole
    for document in documents {
        var reader = Reader(document)
        reader.address = .organization(id)
        guard let root = document.root else { continue }
        let fields = reader.fields(root, OrganizationFileKey.shape, named: nil)
        isWhole = isWhole && reader.diagnostics.isEmpty
        mayHaveHead = mayHaveHead || fields.map { $0.isMeant(.organization) } ?? true
        if let fields {
            parts.append(OrganizationPart(reader: reader, fields: fields))
        } else {
            findings += reader.diagnostics
        }
    }
    let organization = assemble(id, &parts, isWhole: isWhole, around)
    if !mayHaveHead, let document = documents.first,
        !parts.contains(where: { $0.fields[.organization] != nil })
    {
        findings.append(
            Diagnostic(
                "schema/missing-key", .error, "the key `organization` is missing", at: .file(document.file),
                address: "organizations/\(id)", help: "add `organization:` with a `name` and a `platform`"))
    }
    return (organization, findings + parts.flatMap(\.reader.diagnostics))
}

private func assemble(
    _ id: String, _ parts: inout [OrganizationPart], isWhole: Bool, _ around: Surroundings
) -> Organization? {
    let heads = parts.indices.filter { parts[$0].fields[.organization] != nil }
    for index in heads.dropFirst() {
        guard let first = heads.first, let name = parts[first].fields.name(.organization),
            let again = parts[index].fields.name(.organization)
        else { continue }
        reportSecond(
            &parts[index].reader, again, "`organization`", first: parts[first].reader.document.span(name))
    }
    var organization =
        heads.first.flatMap { readHead(&parts[$0], id, around) }
        ?? headless(id, parts.first?.reader.document, around)
    organization.hasUnresolvedUsers = !isWhole
    organization.hasUnresolvedWorkspaces = !isWhole
    organization.unknownFacts.isAll = !isWhole || organization.platform?.hasFaultyOptions ?? false
    organization.hasUnresolvedAdmissions = !isWhole
    organization.hasUnresolvedContacts = !isWhole
    readWorkspaces(&parts, &organization)
    readUsers(&parts, &organization)
    readOptionValues(&parts, &organization, around)
    readSupport(&parts, &organization, around)
    readContacts(&parts, &organization)
    return organization
}

/// Reports an entry that an earlier file declares too.
func reportSecond(_ reader: inout Reader, _ node: NodeID, _ what: Message, first: Span) {
    reader.report(
        "reference/duplicate", "\(what) is declared twice", at: node,
        help: "keep one of the two", notes: [.init("first declared here", at: .span(first))])
}

/// An organization of which only the rest is known.
private func headless(_ id: String, _ document: Document?, _ around: Surroundings) -> Organization {
    var head = Snapshot.Organization(
        id: id, name: id, platform: "", timeZone: around.settings.zone.identifier,
        file: document?.source.path ?? "")
    head.classification = .local
    var organization = Organization(
        id: id, head: head, platform: nil, zone: around.settings.zone,
        place: document.map { .file($0.file) } ?? .nowhere)
    organization.hasUnresolvedStatus = true
    return organization
}

private func readHead(_ part: inout OrganizationPart, _ id: String, _ around: Surroundings) -> Organization? {
    guard let node = part.fields[.organization], let name = part.fields.name(.organization) else {
        return nil
    }
    return readHead(&part.reader, id, name, node, around)
}

private func readHead(
    _ reader: inout Reader, _ id: String, _ name: NodeID, _ node: NodeID, _ around: Surroundings
) -> Organization? {
    let document = reader.document
    guard let fields = reader.fields(node, OrganizationKey.shape, named: name) else { return nil }
    checkFileName(&reader, fields[.id], id)
    let title = fields[.name].flatMap { reader.text($0) }
    let platformID = fields[.platform].flatMap { readPlatformID(&reader, $0, around) }
    let zone = fields[.timeZone].flatMap { reader.zone($0, around.zones) } ?? around.settings.zone
    var head = Snapshot.Organization(
        id: id, name: title ?? id, platform: platformID ?? "", timeZone: zone.identifier,
        file: document.source.path)
    let status = fields[.status].map { reader.choice($0, Snapshot.Organization.Status.self) }
    head.status = (status ?? .active) ?? .active
    let classification = fields[.classification].map {
        reader.choice($0, Snapshot.Organization.Classification.self)
    }
    head.classification = (classification ?? (fields.isMeant(.classification) ? .local : .customer)) ?? .local
    if let node = fields[.country] { head.country = country(&reader, node) }
    if let node = fields[.emailDomains], let domains = reader.list(node, { domain(&$0, $1) }) {
        head.emailDomains = domains.count == document.count(node) ? domains : nil
    }
    if let node = fields[.workspaceLimit] {
        head.workspaceLimit = reader.integer(node, in: 0...Int(Int32.max))
    }
    if let node = fields[.region] { head.region = reader.identifier(node) }
    if let node = fields[.parent] { head.parent = parent(&reader, node, around) }
    var organization = Organization(
        id: id, head: head, platform: platformID.flatMap { around.platforms[$0] }, zone: zone,
        place: .span(document.span(name)))
    organization.hasUnresolvedStatus = status == .some(nil) || fields.isMeant(.status)
    organization.unknownFacts.names = unknownFacts(
        fields, head, hasStatus: !organization.hasUnresolvedStatus,
        hasClassification: classification != .some(nil) && !fields.isMeant(.classification))
    if head.parent != nil { organization.parentSpan = fields[.parent].map(document.span) }
    return organization
}

/// What conditions call the parts of a head that could not be read.
private func unknownFacts(
    _ fields: Fields<OrganizationKey>, _ head: Snapshot.Organization, hasStatus: Bool, hasClassification: Bool
) -> Set<String> {
    var names: Set<String> = []
    if !hasStatus { names.insert("organization.status") }
    if !hasClassification { names.insert("organization.classification") }
    if head.country == nil, !fields.isMissing(.country) { names.insert("organization.country") }
    if head.parent == nil, !fields.isMissing(.parent) { names.insert("organization.parent") }
    return names
}

private func readPlatformID(_ reader: inout Reader, _ node: NodeID, _ around: Surroundings) -> String? {
    guard reader.isScalar(node, "the id of a platform") else { return nil }
    let id = reader.document.text(node)
    if around.platforms[id] != nil { return id }
    if !around.platforms.isBroken(id) { reader.reportUnknown("platform", node, around.platforms.ids) }
    return nil
}

private func parent(_ reader: inout Reader, _ node: NodeID, _ around: Surroundings) -> String? {
    guard reader.isScalar(node, "the id of an organization") else { return nil }
    let id = reader.document.text(node)
    if around.organizationIDs.contains(id) { return id }
    reader.reportUnknown("organization", node, around.organizationIDs)
    return nil
}

/// A country by its code.
func country(_ reader: inout Reader, _ node: NodeID) -> String? {
    guard reader.isScalar(node, "a country") else { return nil }
    let text = reader.document.text(node)
    if countryCodes.contains(text) { return text }
    let upper = text.uppercased()
    reader.report(
        "schema/value", "`\(quoted(text))` is not a country code of ISO 3166-1", at: node,
        help: countryCodes.contains(upper) ? "write `\(upper)`" : "write two capitals, as `DE`")
    return nil
}

private func domain(_ reader: inout Reader, _ node: NodeID) -> String? {
    guard reader.isScalar(node, "a domain") else { return nil }
    let text = reader.document.text(node)
    var address = "a@" + text
    if let email = address.withUTF8(emailAddress) { return String(email.dropFirst(2)) }
    reader.report(
        "schema/value", "`\(quoted(text))` is not a domain", at: node,
        help: "write a dotted name of letters, digits and hyphens, as `acme.example`")
    return nil
}
