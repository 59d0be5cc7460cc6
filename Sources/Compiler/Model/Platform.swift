import Ledger

/// A platform as organizations on it are read: what was declared, and its names made quick to find.
struct Platform: Sendable {
    var value: Snapshot.Platform
    /// Whether it is one of those inside the program.
    var isBuiltIn = false
    /// Options whose default is that of a platform inside the program.
    var builtInDefaults: Set<String> = []
    /// A role could not be read: who refers to it is not told that there is none.
    var hasUnresolvedRoles = false
    /// An option could not be read: nobody is told that there is none.
    var hasUnresolvedOptions = false
    /// Something about options or conditions could not be read: rules do not judge by them.
    var hasFaultyOptions = false
    /// Something of the policy could not be read: nobody is told that it has no use for a section.
    var hasUnresolvedPolicy = false
    /// The organization roles, in byte order of ids, and where to find one.
    private(set) var organizationRoles: [Snapshot.Role] = []
    private(set) var organizationRoleNames = NameTable([String]())
    /// The workspace roles, in byte order of ids, and where to find one.
    private(set) var workspaceRoles: [Snapshot.Role] = []
    private(set) var workspaceRoleNames = NameTable([String]())
    /// The kinds of which there are roles.
    private var kinds: Set<Snapshot.Role.Kind> = []
    /// The role that everybody has who declares none.
    private(set) var defaultRole: RoleID?
    /// Positions of options, each after those that its lock looks at.
    private(set) var lockOrder: [Int] = []

    init(_ value: Snapshot.Platform) { self.value = value }

    /// Whether there are certainly no roles of a kind.
    func has(no kind: Snapshot.Role.Kind) -> Bool { !hasUnresolvedRoles && !kinds.contains(kind) }

    /// Puts everything in order once all of the platform has been read.
    mutating func resolve() {
        value.roles.sort { $0.id.precedes($1.id) }
        value.options.sort { $0.id.precedes($1.id) }
        kinds = Set(value.roles.map(\.kind))
        lockOrder = Compiler.lockOrder(value.options)
        organizationRoles = value.roles(.organization)
        organizationRoleNames = NameTable(organizationRoles.map(\.id))
        workspaceRoles = value.roles(.workspace)
        workspaceRoleNames = NameTable(workspaceRoles.map(\.id))
        defaultRole = value.policy.defaultRole.flatMap { organizationRoleNames.index(of: $0) }.map(
            RoleID.init)
    }
}

/// The position of a role in its platform's list of organization or workspace roles.
struct RoleID: Hashable, Comparable, Sendable {
    let index: UInt32

    init(_ index: Int) { self.index = UInt32(index) }

    static func < (left: RoleID, right: RoleID) -> Bool { left.index < right.index }
}
