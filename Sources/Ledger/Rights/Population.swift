extension Snapshot {
    /// What a review is made of.
    package struct Population: Sendable {
        /// Grouped by reviewer; then by organization, person and access.
        package var rows: [Review.Row] = []
        /// Those whom nobody else can review.
        package var orphans: [Review.Row] = []
    }

    /// Who has what in some organizations, each row with somebody else to review it.
    ///
    /// - Parameter preferred: reviews everybody but himself; else an administrator does, an operator, or one of the
    ///   vendor's people who work there.
    package func population(of organizations: [Organization], preferred: String?) -> Population {
        var population = Population()
        for organization in organizations {
            let reviewers = [preferred].compactMap(\.self) + self.reviewers(in: organization)
            for var row in organization.accesses {
                if let reviewer = reviewers.first(where: { $0 != row.person }) {
                    row.reviewer = reviewer
                    population.rows.append(row)
                } else {
                    population.orphans.append(row)
                }
            }
        }
        population.rows.sort { left, right in
            let (one, other) = (left.sortKey, right.sortKey)
            return one.lexicographicallyPrecedes(other) { $0.precedes($1) }
        }
        return population
    }

    /// Those who may review access to an organization, the first choice first.
    private func reviewers(in organization: Organization) -> [String] {
        guard let platform = platform(organization.platform) else { return settings.operators }
        let role = platform.policy.administrators?.role
        let administrators = organization.users.filter { user in
            user.status == .active && (role.map(user.roles.contains) ?? false)
        }
        let staff = people.filter { person in
            person.functions.contains { platform.role($0)?.kind == .vendor }
        }
        return administrators.map(\.email) + settings.operators + staff.map(\.email)
    }
}

extension Snapshot.Review.Row {
    fileprivate var sortKey: [String] { [reviewer, organization, person, access.text] }
}

extension Snapshot.Organization {
    /// Every role and every grant, without a reviewer.
    fileprivate var accesses: [Snapshot.Review.Row] {
        var rows: [Snapshot.Review.Row] = []
        func add(_ person: String, _ access: Snapshot.Access, _ since: Instant) {
            var row = Snapshot.Review.Row(reviewer: "", organization: id, person: person, access: access)
            row.since = since
            rows.append(row)
        }
        for user in users {
            for role in user.roles { add(user.email, .role(role), user.since) }
            for membership in user.workspaces {
                for role in membership.roles {
                    add(user.email, .workspace(membership.workspace, role: role), user.since)
                }
            }
        }
        for admitted in supportUsers { add(admitted.email, .supportUser, admitted.since) }
        if let supportAccess { add(Snapshot.supportPerson, .supportAccess, supportAccess.starts) }
        for contact in contacts {
            if let level = contact.level { add(contact.email, .level(level), contact.since) }
        }
        return rows
    }
}
