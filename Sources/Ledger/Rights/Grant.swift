/// A permission as a role gives it: for everything, or only as far as certain roles are concerned.
package struct Grant: Hashable, Sendable {
    /// For which roles a qualified permission counts.
    package enum Scope: Hashable, Sendable {
        case everything
        /// Only these role ids, in byte order.
        case only([String])
        /// Only roles that the actor holds himself, and the default role.
        case held
    }

    package var permission: Permission
    package var scope: Scope

    package init(_ permission: Permission, _ scope: Scope = .everything) {
        self.permission = permission
        self.scope = scope
    }
}
