extension Snapshot {
    /// Writes down who admitted the support users that these changes add, and who agreed.
    ///
    /// - Parameters:
    ///   - actor: who made the changes.
    ///   - approvers: who agreed, in byte order.
    package mutating func attribute(_ changes: [Change], to actor: String, approvers: [String]) {
        for change in changes where change.kind == .supportUserAdded {
            guard let organization = change.organization,
                let index = organizations.position(id: organization),
                let user = organizations[index].supportUsers.position(id: change.subject.id)
            else { continue }
            organizations[index].supportUsers[user].addedBy = actor
            organizations[index].supportUsers[user].approvedBy = approvers
        }
    }
}
