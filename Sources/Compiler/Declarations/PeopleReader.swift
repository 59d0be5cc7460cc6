import Ledger
import Source
import YAML

/// One of the vendor's people, with the places that rules point to.
struct Person {
    var value: Snapshot.Person
    var span: Span
    var userIDSpan: Span?
    /// Whether all that is declared of this person could be read.
    var isWhole = true
}

enum PeopleKey: UInt8 {
    case people

    static let shape = Shape<PeopleKey>([
        .optional(
            .people, "people", .map(keys: .email, values: PersonKey.shape.form),
            "The vendor's own staff, by e-mail.")
    ])
}

enum PersonKey: UInt8 {
    case name, userID, functions, supportUser, twoFactor, singleSignOn, backgroundCheck, team, partner

    static let shape = Shape<PersonKey>([
        .required(.name, "name", .text, "The name as people see it."),
        .optional(
            .userID, "user_id", .text,
            "The name in the vendor's own directory, unique over the estate."),
        .optional(.functions, "functions", .list(.identifier), "Roles of kind vendor on some platform."),
        .optional(
            .supportUser, "support_user", .boolean,
            "Whether this person is on the list of support users. Default: false."),
        .optional(
            .twoFactor, "two_factor", .boolean,
            "Whether two-factor authentication is on. Default: false."),
        .optional(
            .singleSignOn, "single_sign_on", .boolean,
            "Whether this person signs in by single sign-on. Default: false."),
        .optional(
            .backgroundCheck, "background_check", .boolean,
            "Whether a background check was passed. Default: false."),
        .optional(.team, "team", .choice(Team.self), "The team that this person belongs to."),
        .optional(
            .partner, "partner", .boolean,
            "Whether this is a partner of the team, not a member. Default: false."),
    ])
}

enum Team: String, CaseIterable {
    case support
    case customerSuccess = "customer-success"
    case services
}

/// The vendor's people, as far as they are known.
struct Staff {
    /// In byte order of e-mail.
    var people: [Person] = []
    /// There may be people whom nobody knows by their e-mail.
    var hasUnresolved = false
}

/// Reads a file of the vendor's people, each of them with what could be read of him. Somebody who is declared again is
/// reported.
func readPeople(
    _ reader: inout Reader, _ platforms: PlatformShelf, _ places: inout FirstPlaces, _ staff: inout Staff
) {
    staff.hasUnresolved = staff.hasUnresolved || !reader.document.isWhole
    guard let root = reader.document.root else { return }
    let fields = reader.fields(root, PeopleKey.shape, named: nil)
    guard let section = fields?[.people] else {
        staff.hasUnresolved = staff.hasUnresolved || fields?.isMeant(.people) ?? true
        return
    }
    guard reader.isMapping(section) else {
        staff.hasUnresolved = true
        return
    }
    for (key, value) in reader.document.pairs(section) {
        reader.address = .person(key)
        guard let person = readPerson(&reader, key, value, platforms) else {
            staff.hasUnresolved = true
            continue
        }
        let email = person.value.email
        if !reader.isRepeated(email, "the person `\(email)`", at: key, &places) {
            staff.people.append(person)
        }
    }
    reader.address = .unknown
}

private func readPerson(_ reader: inout Reader, _ name: NodeID, _ node: NodeID, _ platforms: PlatformShelf)
    -> Person?
{
    let before = reader.diagnostics.count
    let email = reader.email(name)
    let fields = reader.fields(node, PersonKey.shape, named: name) ?? Fields<PersonKey>()
    let fullName = fields[.name].flatMap { reader.text($0) }
    var person = Snapshot.Person(
        email: email ?? "", name: fullName ?? email ?? "", file: reader.document.source.path)
    person.userID = fields[.userID].flatMap { reader.text($0) }
    if let node = fields[.functions] {
        let names: [String]? = reader.list(node) { reader, item in
            guard reader.isScalar(item, "a function") else { return nil }
            let id = reader.document.text(item)
            if platforms.hasFunction(id) { return id }
            if !platforms.hasUnresolvedRoles { reader.reportUnknown("function", item, platforms.functions) }
            return nil
        }
        person.functions = Set(names ?? []).sorted { $0.precedes($1) }
    }
    func flag(_ key: PersonKey) -> Bool { fields[key].flatMap { reader.boolean($0) } ?? false }
    person.isSupportUser = flag(.supportUser)
    person.hasTwoFactor = flag(.twoFactor)
    person.hasSingleSignOn = flag(.singleSignOn)
    person.hasBackgroundCheck = flag(.backgroundCheck)
    person.team = fields[.team].flatMap { reader.choice($0, Team.self) }?.rawValue
    person.isPartner = flag(.partner)
    guard email != nil else { return nil }
    let span = reader.document.span(name)
    return Person(
        value: person, span: span, userIDSpan: fields[.userID].map(reader.document.span),
        isWhole: reader.document.isWhole && !reader.hasErrors(since: before))
}
