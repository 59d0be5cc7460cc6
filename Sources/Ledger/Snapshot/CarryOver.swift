/// What one compile hands to the next: when things were first seen, and who let them in.
package struct CarryOver: Sendable {
    /// When somebody was first compiled.
    package struct Since: Sendable {
        package var email: String
        package var since: Instant
    }

    /// What is known of one organization.
    package struct Organization: Sendable {
        /// In byte order of e-mail.
        package var users: [Since] = []
        package var contacts: [Since] = []
        package var supportUsers: [SupportUser] = []
        package var supportAccess: SupportAccess?

        package init() {}
    }

    /// How a support user was admitted.
    package struct SupportUser: Sendable {
        package var email: String
        package var since: Instant
        package var addedBy: String?
        package var approvedBy: [String]
        /// Whether the admission was over; a new end ahead is then a new admission.
        package var hasEnded: Bool
    }

    /// The running consent to support.
    package struct SupportAccess: Sendable {
        package var period: Period
        package var starts: Instant
    }

    package var organizations: [String: Organization] = [:]

    package init() {}

    /// - Parameter now: the moment of the compile; an admission whose end has passed by then has ended.
    package init(_ snapshot: Snapshot, at now: Instant) {
        for organization in snapshot.aged(to: now).organizations {
            var carried = Organization()
            carried.users = organization.users.map { Since(email: $0.email, since: $0.since) }
            carried.contacts = organization.contacts.map { Since(email: $0.email, since: $0.since) }
            carried.supportUsers = organization.supportUsers.map {
                SupportUser(
                    email: $0.email, since: $0.since, addedBy: $0.addedBy, approvedBy: $0.approvedBy,
                    hasEnded: $0.status == .ended)
            }
            carried.supportAccess = organization.supportAccess.map {
                SupportAccess(period: $0.period, starts: $0.starts)
            }
            organizations[organization.id] = carried
        }
    }
}
