import Ledger
import Source

/// Whom reviews and assertions name, so that each organization can be asked for them while its users are there.
struct Mentions: Sendable {
    /// A row of a review, by position.
    struct Row: Sendable {
        let review: Int
        let row: Int
        let value: Snapshot.Review.Row
    }

    /// By organization.
    private(set) var rows: [String: [Row]] = [:]
    /// The people whom assertions name.
    private(set) var people: [String] = []

    init(_ reviews: [Review], people: Set<String>) {
        for (index, review) in reviews.enumerated() {
            for (position, row) in review.rows.enumerated() {
                rows[row.value.organization, default: []].append(
                    Row(review: index, row: position, value: row.value))
            }
        }
        self.people = people.sorted { $0.precedes($1) }
    }
}

/// What one organization knows of those who are mentioned.
struct Sightings: Sendable {
    var rows: [(review: Int, row: Int, presence: ReviewRow.Presence)] = []
    var people: [String] = []
    /// Whether everybody in the organization is known by his e-mail.
    var isWhole = false

    init() {}

    init(_ mentions: Mentions, in organization: Organization) {
        isWhole =
            !organization.hasUnresolvedUsers && !organization.hasUnresolvedAdmissions
            && !organization.hasUnresolvedContacts
        people = mentions.people.filter { organization.hasSomebody($0) }
        rows = (mentions.rows[organization.id] ?? []).map { row in
            var presence = organization.presence(of: row.value)
            let isSure = isWhole && organization.platform != nil && organization.knows(row.value.person)
            if case .declared = presence {} else if !isSure { presence = .unknown }
            return (row.review, row.row, presence)
        }
    }
}

extension Organization {
    fileprivate func user(_ email: String) -> User? { users.first(email, by: \.email) }
    private func contact(_ email: String) -> Contact? { contacts.first(email, by: \.email) }
    private func admission(_ email: String) -> Admission? { admissions.first(email, by: \.email) }

    fileprivate func hasSomebody(_ email: String) -> Bool {
        user(email) != nil || contact(email) != nil || admission(email) != nil
    }

    /// Whether all that somebody is given here could be read.
    fileprivate func knows(_ email: String) -> Bool {
        let user = user(email)
        return user.map { $0.roles != nil && !$0.hasUnresolvedWorkspaces } ?? true
            && contact(email)?.hasUnresolvedLevel != true
    }

    fileprivate func presence(of row: Snapshot.Review.Row) -> ReviewRow.Presence {
        if row.access == .supportAccess {
            guard let consent, consent.isEnabled else { return .personGone }
            return .declared(consent.span, address: "\(address)/support/access")
        }
        if let place = place(of: row) { return .declared(place.span, address: place.address) }
        return hasSomebody(row.person) ? .lost : .personGone
    }

    /// Where somebody is given an access.
    private func place(of row: Snapshot.Review.Row) -> (span: Span, address: String)? {
        switch row.access {
        case .role(let id):
            guard let user = user(row.person), let index = platform?.organizationRoleNames.index(of: id)
            else { return nil }
            return user.roles?.first { $0.id == RoleID(index) }.map { ($0.span, user.address(in: self)) }
        case .workspace(let workspace, let id):
            guard let user = user(row.person), let index = platform?.workspaceRoleNames.index(of: id) else {
                return nil
            }
            let membership = memberships(of: user).first {
                workspaces[Int($0.workspace)].id == workspace
            }
            return membership?.roles.first { $0.id == RoleID(index) }.map {
                ($0.span, "\(user.address(in: self))/workspaces/\(workspace)")
            }
        case .level(let id):
            guard let contact = contact(row.person), let level = contact.level,
                level.value == id
            else { return nil }
            return (level.span, contact.address(in: self))
        case .supportUser:
            return admission(row.person).map { ($0.span, $0.address(in: self)) }
        case .supportAccess: return nil
        }
    }
}

extension Array {
    /// The element of an e-mail, in a list that is in byte order of e-mails.
    fileprivate func first(_ email: String, by key: KeyPath<Element, String>) -> Element? {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle][keyPath: key].precedes(email) { low = middle + 1 } else { high = middle }
        }
        return low < count && self[low][keyPath: key] == email ? self[low] : nil
    }
}
