import Ledger
import Source
import YAML

enum AssertionFileKey: UInt8 {
    case assertions

    static let shape = Shape<AssertionFileKey>([
        .required(
            .assertions, "assertions", .list(AssertionKey.shape.form),
            "What has to hold of the declared access.")
    ])
}

enum AssertionKey: UInt8 {
    case name, person, organization, workspace, can, cannot, permission, who

    static let shape = Shape<AssertionKey>(
        [
            .optional(.name, "name", .text, "What the assertion is about."),
            .optional(.person, "person", .excluding("permission", .email), "Of whom it speaks."),
            .required(.organization, "organization", .identifier, "Where it holds."),
            .optional(
                .workspace, "workspace", .identifier, "The workspace. Default: the whole organization."),
            .optional(
                .can, "can", .excluding("permission", .list(.permissionOfRole)),
                "What the person may do; with roles, as `users.add: [admin]`."),
            .optional(
                .cannot, "cannot", .excluding("permission", .list(.permissionOfRole)),
                "What the person may not do."),
            .optional(.permission, "permission", .permissionOfRole, "Whose holders are named."),
            .optional(
                .who, "who", .excluding("person", .list(.email)),
                "Exactly those who hold the permission."),
        ], needsOneOf: ["person", "permission"])
}

/// What assertions are read against.
struct AssertionSurroundings {
    /// By id; of those that could be read.
    let organizations: [String: Organization]
    /// Of all that are declared.
    let organizationIDs: [String]
    /// Those of the people named who are declared anywhere.
    let people: Set<String>
    /// Somebody could not be read: nobody is told that a person does not exist.
    let hasUnresolvedPeople: Bool
}

/// The section `assertions` of one file.
struct AssertionsSection {
    var reader: Reader
    let around: AssertionSurroundings
    private(set) var assertions: [DeclaredAssertion] = []
    private let lines: LineMap

    init(_ reader: Reader, name: String, _ around: AssertionSurroundings) {
        self.reader = reader
        self.around = around
        lines = LineMap(reader.document.source.bytes)
        self.reader.address = .assertions(name)
    }

    mutating func read() {
        guard let root = reader.document.root else {
            return reader.reportMissing("assertions", at: .file(reader.document.file))
        }
        guard let fields = reader.fields(root, AssertionFileKey.shape, named: nil),
            let node = fields[.assertions], reader.isList(node)
        else { return }
        for item in reader.document.items(node) {
            if let assertion = assertion(item) { assertions.append(assertion) }
        }
    }

    private mutating func assertion(_ item: NodeID) -> DeclaredAssertion? {
        let before = reader.diagnostics.count
        guard let fields = reader.fields(item, AssertionKey.shape, named: item) else { return nil }
        let organization = fields[.organization].flatMap { self.organization($0) }
        let workspace = fields[.workspace].flatMap { self.workspace($0, organization) }
        let name = fields[.name].flatMap { reader.text($0) }
        checkForm(fields, item)
        let can = demands(fields[.can], organization)
        let cannot = demands(fields[.cannot], organization)
        let demand = fields[.permission].flatMap { self.demand($0, organization) }
        let person = fields[.person].flatMap { self.person($0) }
        let who = fields[.who].map { people($0) } ?? []
        guard !reader.hasErrors(since: before), let organization else { return nil }
        let statement: Assertion.Statement
        if let person {
            statement = .person(person, can: can.map(\.0), cannot: cannot.map(\.0))
        } else if let demand {
            statement = .holders(demand, who)
        } else {
            return nil
        }
        var assertion = Assertion(organization: organization.id, statement: statement)
        assertion.name = name
        assertion.workspace = workspace
        return DeclaredAssertion(
            assertion: assertion, address: reader.address.text(in: reader.document) ?? "",
            file: reader.document.source.path, line: line(item), can: can.map(\.1), cannot: cannot.map(\.1),
            who: fields[.who].map { line($0.key) })
    }

    private func line(_ node: NodeID) -> Int {
        lines.position(at: reader.document.span(node).start).line
    }

    /// Either what a person can and cannot do, or who has a permission.
    private mutating func checkForm(_ fields: Fields<AssertionKey>, _ item: NodeID) {
        let place = Place.span(reader.document.span(item))
        let isAboutHolders = fields[.permission] != nil || fields[.who] != nil
        for key in [AssertionKey.person, .can, .cannot] where isAboutHolders {
            guard let name = fields.name(key) else { continue }
            let text = reader.document.text(name)
            reader.report(
                "schema/value", "`\(text)` and `permission` exclude each other", at: name,
                help: "make two assertions of it")
        }
        if isAboutHolders {
            if fields.isMissing(.permission) { reader.reportMissing("permission", at: place) }
            if fields.isMissing(.who) { reader.reportMissing("who", at: place) }
            return
        }
        if fields.isMeant(.permission) || fields.isMeant(.who) { return }
        if fields.isMissing(.person) { reader.reportMissing("person", at: place) }
        if fields.isMeant(.can) || fields.isMeant(.cannot) { return }
        let lists = [fields[.can], fields[.cannot]].compactMap(\.self)
        if lists.isEmpty { reader.reportMissing("can", at: place) }
        let isEmpty = lists.allSatisfy {
            reader.document.kind($0) == .sequence && reader.document.count($0) == 0
        }
        if let first = lists.first, isEmpty {
            reader.report(
                "schema/value", "an assertion asks for at least one permission", at: first,
                help: "name what is allowed or forbidden")
        }
    }
}

extension AssertionsSection {
    private mutating func organization(_ node: NodeID) -> Organization? {
        guard let id = reader.identifier(node) else { return nil }
        if !around.organizationIDs.contains(id) {
            reader.reportUnknown("organization", node, around.organizationIDs)
        }
        return around.organizations[id]
    }

    private mutating func workspace(_ node: NodeID, _ organization: Organization?) -> String? {
        guard reader.isScalar(node, "a workspace"), let organization else { return nil }
        let id = reader.document.text(node)
        if organization.workspaces.contains(where: { $0.id == id }) { return id }
        if !organization.hasUnresolvedWorkspaces {
            reader.reportUnknown("workspace", node, organization.workspaces.map(\.id))
        }
        return nil
    }

    private mutating func person(_ node: NodeID) -> String? {
        guard let email = reader.email(node) else { return nil }
        check(email, node)
        return email
    }

    private mutating func people(_ node: NodeID) -> [String] {
        guard reader.isList(node) else { return [] }
        return reader.document.items(node).compactMap { person($0) }
    }

    /// Somebody whom nothing declares could do nothing for the wrong reason.
    private mutating func check(_ email: String, _ node: NodeID) {
        if around.people.contains(email) || around.hasUnresolvedPeople { return }
        reader.reportUnknown("person", node, [])
    }

    private mutating func demands(_ node: NodeID?, _ organization: Organization?) -> [(Assertion.Demand, Int)]
    {
        guard let node, reader.isList(node) else { return [] }
        return reader.document.items(node).compactMap { item in
            demand(item, organization).map { ($0, line(item)) }
        }
    }

    /// A permission, alone or with the roles that it is asked for.
    private mutating func demand(_ node: NodeID, _ organization: Organization?) -> Assertion.Demand? {
        let document = reader.document
        if document.kind(node) == .mapping {
            for (_, value) in document.pairs(node) where document.kind(value) == .scalar {
                _ = reader.isList(value)
                return nil
            }
        }
        var pending: [NodeID] = []
        guard let grant = readGrant(&reader, node, &pending) else { return nil }
        guard case .only(let roles) = grant.scope else { return Assertion.Demand(grant.permission) }
        if roles.isEmpty {
            reader.report("schema/value", "an assertion names at least one role", at: node)
            return nil
        }
        guard let platform = organization?.platform else { return nil }
        for item in pending {
            let role = platform.value.role(document.text(item))
            if let role, role.kind == grant.permission.kindOfRoles { continue }
            reportUnknownRole(&reader, item, grant.permission, platform)
            return nil
        }
        return Assertion.Demand(grant.permission, roles: roles)
    }
}

/// An assertion with its places.
package struct DeclaredAssertion: Sendable {
    package let assertion: Assertion
    /// The file among the assertions, as `assertions/acme`.
    package let address: String
    package let file: String
    /// From 1, like the others.
    package let line: Int
    fileprivate let can: [Int]
    fileprivate let cannot: [Int]
    fileprivate let who: Int?

    /// Where the part stands that a failure is about.
    package func line(of part: Assertion.Failure.Part) -> Int {
        switch part {
        case .can(let index): can.indices.contains(index) ? can[index] : line
        case .cannot(let index): cannot.indices.contains(index) ? cannot[index] : line
        case .who: who ?? line
        }
    }
}
