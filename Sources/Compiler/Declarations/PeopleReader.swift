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

/// Reads a file of the vendor's people. A person with a fault in a field is kept without that field, a person without
/// a name is left out.
func readPeople(_ reader: inout Reader, _ platforms: PlatformShelf) -> [Person] {
    guard let root = reader.document.root, let fields = reader.fields(root, PeopleKey.shape, named: nil),
        let section = fields[.people], reader.isMapping(section)
    else { return [] }
    var people: [Person] = []
    for (name, value) in reader.document.pairs(section) {
        reader.address = .person(name)
        if let person = readPerson(&reader, name, value, platforms) { people.append(person) }
    }
    reader.address = .unknown
    return people
}

private func readPerson(_ reader: inout Reader, _ name: NodeID, _ node: NodeID, _ platforms: PlatformShelf)
    -> Person?
{
    let before = reader.diagnostics.count
    let email = reader.email(name)
    guard let fields = reader.fields(node, PersonKey.shape, named: name) else { return nil }
    let fullName = fields[.name].flatMap { reader.text($0) }
    var person = Snapshot.Person(email: email ?? "", name: fullName ?? "", file: reader.document.source.path)
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
    guard email != nil, fullName != nil else { return nil }
    let span = reader.document.span(name)
    return Person(
        value: person, span: span, userIDSpan: fields[.userID].map(reader.document.span),
        isWhole: reader.document.isWhole && !reader.hasErrors(since: before))
}
