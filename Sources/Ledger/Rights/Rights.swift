/// What one person may do at one place: each permission with the roles that it reaches.
///
/// Comparing two of them tells whether somebody gained or lost something.
package struct Rights: Equatable, Sendable {
    /// How far a permission reaches.
    package enum Reach: Equatable, Sendable {
        case everything
        case roles(Set<String>)

        /// Whether this reach holds all of the other.
        package func covers(_ other: Reach) -> Bool {
            switch (self, other) {
            case (.everything, _): true
            case (.roles, .everything): false
            case (.roles(let mine), .roles(let theirs)): mine.isSuperset(of: theirs)
            }
        }

        /// Whether a role is within reach.
        package func covers(_ role: String) -> Bool {
            switch self {
            case .everything: true
            case .roles(let roles): roles.contains(role)
            }
        }

        func union(_ other: Reach) -> Reach {
            switch (self, other) {
            case (.roles(let mine), .roles(let theirs)): .roles(mine.union(theirs))
            default: .everything
            }
        }
    }

    private var reaches: [Permission: Reach] = [:]

    package init() {}

    package static let none = Rights()

    package var isEmpty: Bool { reaches.isEmpty }

    /// The permissions held, in the order of the vocabulary.
    package var permissions: [Permission] { Permission.allCases.filter { reaches[$0] != nil } }

    package subscript(permission: Permission) -> Reach? { reaches[permission] }

    /// Whether the permission is held, with or without a list.
    package func contains(_ permission: Permission) -> Bool { reaches[permission] != nil }

    /// Whether the permission is held for each of these roles; without roles, whether it is held without a list.
    package func allows(_ permission: Permission, roles: [String]? = nil) -> Bool {
        guard let reach = reaches[permission] else { return false }
        guard let roles else { return reach == .everything }
        return roles.allSatisfy(reach.covers)
    }

    /// Adds what a role gives. `held` are the roles that `Scope.held` stands for.
    package mutating func add(_ grant: Grant, held: Set<String>) {
        let reach: Reach =
            switch grant.scope {
            case .everything: .everything
            case .only(let roles): .roles(Set(roles))
            case .held: .roles(held)
            }
        for permission in grant.permission.closure {
            reaches[permission] = reaches[permission]?.union(reach) ?? reach
        }
    }

    /// Adds a permission with what it includes, as far as it reaches in other rights.
    mutating func add(_ permission: Permission, asIn other: Rights) {
        for part in permission.closure {
            guard let reach = other.reaches[part] else { continue }
            reaches[part] = reaches[part]?.union(reach) ?? reach
        }
    }

    /// Adds other rights held at the same place.
    package mutating func formUnion(_ other: Rights) {
        for (permission, reach) in other.reaches {
            reaches[permission] = reaches[permission]?.union(reach) ?? reach
        }
    }

    /// Takes a permission away, whatever it reaches.
    package mutating func remove(_ permission: Permission) { reaches[permission] = nil }

    /// Whether everything in the other rights is in these.
    package func covers(_ other: Rights) -> Bool {
        other.reaches.allSatisfy { permission, reach in reaches[permission]?.covers(reach) ?? false }
    }
}
