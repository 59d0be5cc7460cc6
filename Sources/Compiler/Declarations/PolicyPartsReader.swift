import Ledger
import Source
import YAML

enum ApprovalKey: UInt8 {
    case `for`, from, people, notSubject, groups, roles

    static let shape = Shape<ApprovalKey>([
        .required(
            .for, "for", .someOf(.either([.kindOfChange, .values(["expands", "narrows"])])),
            "Kinds of change, or the effects expands and narrows."),
        .optional(
            .from, "from", .list(.identifier),
            "The roles and functions that count. Default: anybody who is known."),
        .optional(
            .people, "people", .integer(from: 1),
            "How many persons, whoever makes the change among them. Default: 1."),
        .optional(
            .notSubject, "not_subject", .boolean,
            "Whether the person concerned does not count. Default: false."),
        .optional(
            .groups, "groups", .list(ApprovalGroupKey.shape.form),
            "Several groups at once, nobody counted twice."),
        .optional(.roles, "roles", .list(.identifier), "Only where one of these roles is given or taken."),
    ])
}

enum ApprovalGroupKey: UInt8 {
    case from, people

    static let shape = Shape<ApprovalGroupKey>([
        .optional(.from, "from", .list(.identifier), "The roles and functions that count."),
        .optional(.people, "people", .integer(from: 1), "How many persons. Default: 1."),
    ])
}

enum SupportUsersKey: UInt8 {
    case requires, initial, expiresAfter, workspaceRole

    static let shape = Shape<SupportUsersKey>([
        .optional(
            .requires, "requires", .list(.choice(Snapshot.Policy.SupportUsers.Requirement.self)),
            "What a person needs to be admitted. Default: nothing."),
        .optional(
            .initial, "initial", .list(.identifier),
            "The functions that a new organization may start with. Default: any."),
        .optional(.expiresAfter, "expires_after", .period, "When an admission ends that names no end."),
        .optional(
            .workspaceRole, "workspace_role", .identifier,
            "The role that support users have in workspaces."),
    ])
}

enum SupportAccessPolicyKey: UInt8 {
    case periods, `default`, recommended, weekendMinimum

    static let shape = Shape<SupportAccessPolicyKey>([
        .required(.periods, "periods", .list(.period), "The periods that are offered."),
        .required(.default, "default", .period, "The period where none is chosen."),
        .optional(.recommended, "recommended", .period, "The period that is recommended."),
        .optional(
            .weekendMinimum, "weekend_minimum", .period,
            "The shortest period that a grant at a weekend should have."),
    ])
}

/// One entry of `approvals:`.
func readApproval(_ reader: inout Reader, _ node: NodeID, _ platform: Platform) -> Snapshot
    .ApprovalRule?
{
    guard let fields = reader.fields(node, ApprovalKey.shape, named: node), let kindsNode = fields[.for],
        let kinds = reader.list(kindsNode, { approvalKind(&$0, $1) })
    else { return nil }
    if reader.document.count(kindsNode) == 0 {
        reader.report("schema/value", "an approval is for at least one kind of change", at: kindsNode)
    }
    if kinds.isEmpty { return nil }
    var groups: [Snapshot.ApprovalRule.Group] = []
    if let node = fields[.groups] {
        groups =
            reader.list(node) { reader, item in
                reader.fields(item, ApprovalGroupKey.shape, named: item).map {
                    readGroup(&reader, $0[.from], $0[.people], platform)
                }
            } ?? []
    } else {
        groups = [readGroup(&reader, fields[.from], fields[.people], platform)]
    }
    let roles = fields[.roles].flatMap { reader.list($0) { roleID(&$0, $1, platform) } }
    return .init(
        kinds: kinds, roles: roles, groups: groups,
        excludesSubject: fields[.notSubject].flatMap { reader.boolean($0) } ?? false)
}

private func approvalKind(_ reader: inout Reader, _ node: NodeID) -> String? {
    guard reader.isScalar(node, "a kind of change, `expands` or `narrows`") else { return nil }
    let text = reader.document.text(node)
    return text == "expands" || text == "narrows" ? text : changeKind(&reader, node)
}

private func readGroup(
    _ reader: inout Reader, _ from: NodeID?, _ people: NodeID?, _ platform: Platform
) -> Snapshot.ApprovalRule.Group {
    .init(
        from: from.flatMap { reader.list($0) { roleID(&$0, $1, platform) } },
        people: people.flatMap { reader.integer($0, in: 1...Int(Int32.max)) } ?? 1)
}

/// `policy.support_users`.
func readSupportUsers(
    _ reader: inout Reader, _ node: NodeID, _ name: NodeID?, _ platform: Platform
) -> Snapshot.Policy.SupportUsers? {
    guard let fields = reader.fields(node, SupportUsersKey.shape, named: name) else { return nil }
    var policy = Snapshot.Policy.SupportUsers()
    if let node = fields[.requires] {
        policy.requires =
            reader.list(node) { $0.choice($1, Snapshot.Policy.SupportUsers.Requirement.self) } ?? []
    }
    if let node = fields[.initial] {
        policy.initial = reader.list(node) { roleID(&$0, $1, platform, [.vendor]) }
    }
    if let node = fields[.expiresAfter] { policy.expiresAfter = reader.period(node) }
    if let node = fields[.workspaceRole] {
        policy.workspaceRole = roleID(&reader, node, platform, [.workspace])
    }
    return policy
}

/// `policy.support_access`.
func readSupportAccess(_ reader: inout Reader, _ node: NodeID, _ name: NodeID?) -> Snapshot.Policy
    .SupportAccess?
{
    guard let fields = reader.fields(node, SupportAccessPolicyKey.shape, named: name),
        let periodsNode = fields[.periods],
        let periods = reader.list(periodsNode, { $0.period($1) }), let standardNode = fields[.default],
        let standard = reader.period(standardNode)
    else { return nil }
    if !periods.contains(standard), periods.count == reader.document.count(periodsNode) {
        reader.reportValue(standardNode, periods.map(\.text))
    }
    var policy = Snapshot.Policy.SupportAccess(periods: periods, standard: standard)
    policy.recommended = fields[.recommended].flatMap { reader.period($0) }
    policy.weekendMinimum = fields[.weekendMinimum].flatMap { reader.period($0) }
    return policy
}
