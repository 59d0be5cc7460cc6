/// What was compiled: the whole estate at one moment, with every reference resolved and every default filled in.
///
/// All lists are in byte order of their ids.
package struct Snapshot: Equatable, Sendable {
    package var settings: Settings
    package var people: [Person]
    /// The platforms that an organization is on.
    package var platforms: [Platform]
    package var organizations: [Organization]
    /// Kept and shown; what is decided in them is no change, and never in the log.
    package var reviews: [Review] = []

    package init(settings: Settings, people: [Person], platforms: [Platform], organizations: [Organization]) {
        self.settings = settings
        self.people = people
        self.platforms = platforms
        self.organizations = organizations
    }

    /// The organization with an id.
    package func organization(_ id: String) -> Organization? { organizations.first(id: id) }
    /// The platform in use with an id.
    package func platform(_ id: String) -> Platform? { platforms.first(id: id) }
    /// The one of the people with an e-mail, in lower case.
    package func person(_ email: String) -> Person? { people.first(id: email) }
}

/// Something that has a place of its own in a snapshot, found by its id.
package protocol SnapshotEntity {
    var id: String { get }
}

extension Array where Element: SnapshotEntity {
    /// The entity of this id, in a list that is in byte order of ids.
    package func first(id: String) -> Element? { position(id: id).map { self[$0] } }

    /// Where the entity of this id stands, in a list that is in byte order of ids.
    package func position(id: String) -> Int? {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self[middle].id.precedes(id) {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low < count && self[low].id == id ? low : nil
    }
}

extension Snapshot {
    /// The settings of the estate, `config/rolebook.yaml`.
    package struct Settings: Equatable, Sendable {
        /// Whether change rules refuse or only warn.
        package enum Authority: String, Sendable { case enforce, report }
        /// How much of a network address the log keeps.
        package enum Addresses: String, Sendable { case full, truncated, none }

        /// A finding that somebody accepts, until a date.
        package struct Waiver: Equatable, Sendable {
            package var rule: String
            package var address: String
            package var until: Instant
            package var reason: String

            package init(rule: String, address: String, until: Instant, reason: String) {
                self.rule = rule
                self.address = address
                self.until = until
                self.reason = reason
            }
        }

        package var title: Localized?
        /// `en`, `de`, `fr`; the first is the default.
        package var locales = ["en"]
        /// An IANA identifier.
        package var timeZone = "UTC"
        package var operators: [String] = []
        package var operatorApprovals = 0
        package var authority = Authority.enforce
        package var addresses = Addresses.full
        package var expiryNotice = Period.days(14)
        package var sourceURL: String?
        /// Rule id → `error`, `warning`, `note` or `off`.
        package var severities: [String: String] = [:]
        package var waivers: [Waiver] = []
        /// The declaring file, where there is one.
        package var file: String?

        package init() {}
    }

    /// One of the vendor's staff.
    package struct Person: Equatable, Sendable, SnapshotEntity {
        package var email: String
        package var name: String
        package var userID: String?
        package var functions: [String] = []
        package var isSupportUser = false
        package var hasTwoFactor = false
        package var hasSingleSignOn = false
        package var hasBackgroundCheck = false
        package var team: String?
        package var isPartner = false
        package var file: String

        package var id: String { email }

        package init(email: String, name: String, file: String) {
            self.email = email
            self.name = name
            self.file = file
        }
    }
}

extension Snapshot {
    /// An estate in which nothing is declared.
    package static let empty = Snapshot(settings: Settings(), people: [], platforms: [], organizations: [])
}

extension Snapshot.Settings {
    /// Canonical JSON of the fields that are logged.
    package var logged: [UInt8] { record.canonical }
}
