import Ledger

/// How many people had access, over time, as the log tells it.
struct AccessHistory: Sendable {
    /// Who had access after a change.
    struct Point: Equatable, Sendable {
        var time: Instant
        /// Active users of active organizations; somebody in two of them counts twice.
        var users = 0
        /// Support users who are admitted.
        var supportUsers = 0
        /// Contacts who may use a portal.
        var portalUsers = 0
    }

    /// The oldest first; one for each moment at which something changed.
    private(set) var points: [Point] = []
    private var tallies: [String: Tally] = [:]
    private var sum = Tally.Counts()

    init(_ entries: [ActivityEntry]) {
        for entry in entries {
            guard let id = entry.organization, let kind = Change.Kind(rawValue: entry.action) else {
                continue
            }
            var tally = tallies.removeValue(forKey: id) ?? Tally()
            let before = tally.counts
            tally.apply(kind, entry)
            sum += tally.counts
            sum -= before
            tallies[id] = tally
            add(Point(at: entry.time, sum))
        }
    }

    private mutating func add(_ point: Point) {
        if points.last?.time == point.time { points.removeLast() }
        if let last = points.last, last.isSame(as: point) { return }
        points.append(point)
    }

    /// The last point of each day, or of each month where there would be more than so many days.
    func steps(in zone: Zone, most: Int = 60) -> (points: [Point], areMonths: Bool) {
        let days = last { zone.day(of: $0.time).daysSince1970 }
        if days.count <= most { return (days, false) }
        let months = last { point in
            let day = zone.day(of: point.time)
            return day.year * 12 + day.month
        }
        return (months, true)
    }

    private func last(ofEach key: (Point) -> Int) -> [Point] {
        var result: [Point] = []
        var previous: Int?
        for point in points {
            let next = key(point)
            if next == previous { result.removeLast() }
            result.append(point)
            previous = next
        }
        return result
    }
}

extension AccessHistory.Point {
    fileprivate init(at time: Instant, _ counts: AccessHistory.Tally.Counts) {
        self.init(
            time: time, users: counts.users, supportUsers: counts.supportUsers,
            portalUsers: counts.portalUsers)
    }

    fileprivate func isSame(as other: Self) -> Bool {
        var other = other
        other.time = time
        return self == other
    }
}

extension AccessHistory {
    /// Who has access in one organization.
    fileprivate struct Tally: Sendable {
        struct Counts {
            var users = 0
            var supportUsers = 0
            var portalUsers = 0

            static func += (left: inout Counts, right: Counts) {
                left.users += right.users
                left.supportUsers += right.supportUsers
                left.portalUsers += right.portalUsers
            }

            static func -= (left: inout Counts, right: Counts) {
                left.users -= right.users
                left.supportUsers -= right.supportUsers
                left.portalUsers -= right.portalUsers
            }
        }

        private var isActive = true
        private var users: Set<String> = []
        private var supportUsers: Set<String> = []
        private var portalUsers: Set<String> = []

        var counts: Counts {
            guard isActive else { return Counts() }
            return Counts(
                users: users.count, supportUsers: supportUsers.count, portalUsers: portalUsers.count)
        }

        mutating func apply(_ kind: Change.Kind, _ entry: ActivityEntry) {
            guard let subject = entry.subject?.id else { return }
            switch kind {
            case .organizationAdded, .organizationUpdated:
                if entry.after.holds(#""status":"inactive""#) { isActive = false }
                if entry.after.holds(#""status":"active""#) { isActive = true }
            case .organizationRemoved: self = Tally()
            case .userAdded: if entry.after.holds(#""status":"active""#) { users.insert(subject) }
            case .userAccepted, .userActivated: users.insert(subject)
            case .userSuspended, .userRemoved: users.remove(subject)
            case .userReplaced: replace(subject, entry)
            case .supportUserAdded: supportUsers.insert(subject)
            case .supportUserRemoved, .supportUserExpired: supportUsers.remove(subject)
            case .contactAdded, .contactEnabled:
                if entry.after.holds(#""portal":true"#) { portalUsers.insert(subject) }
            case .contactDisabled, .contactRemoved: portalUsers.remove(subject)
            case .userRolesChanged, .userUpdated, .workspaceAdded, .workspaceUpdated, .workspaceRemoved,
                .membershipAdded, .membershipChanged, .membershipRemoved, .supportUserUpdated,
                .supportAccessGranted, .supportAccessChanged, .supportAccessRevoked, .supportAccessEnded,
                .contactUpdated, .contactLevelChanged, .optionChanged, .personAdded, .personUpdated,
                .personRemoved, .platformAdded, .platformUpdated, .platformRemoved, .settingsChanged:
                break
            }
        }

        /// The same user at another address.
        private mutating func replace(_ subject: String, _ entry: ActivityEntry) {
            guard let before = entry.before,
                let old = (try? JSONValue(parsing: before))?["email"]?.string
            else { return }
            if users.remove(old) != nil { users.insert(subject) }
        }
    }
}

extension [UInt8]? {
    /// Whether a piece of canonical JSON is in it. A quotation mark inside a text is escaped there, so that no text
    /// can be taken for a member.
    fileprivate func holds(_ member: StaticString) -> Bool {
        guard let bytes = self else { return false }
        return member.withUTF8Buffer { wanted in
            guard wanted.count <= bytes.count else { return false }
            return (0...bytes.count - wanted.count).contains { start in
                bytes[start] == wanted[0] && bytes[start..<start + wanted.count].elementsEqual(wanted)
            }
        }
    }
}
