/// Why a state or log is not taken.
package struct StateError: Error, Equatable, Sendable {
    /// Below `out/`.
    package let file: String
    /// One line, lower case, no full stop.
    package let message: String
    /// Whether a later version wrote it, so that nothing is wrong with it.
    package let isNewer: Bool

    package init(file: String, message: String, isNewer: Bool = false) {
        self.file = file
        self.message = message
        self.isNewer = isNewer
    }
}

extension Snapshot {
    /// The files of the state but the manifest: name below `out/state` and bytes, in byte order of name.
    package func stateFiles(_ organizationFile: (Organization) -> [UInt8] = \.stateFile) -> [(
        name: String, bytes: [UInt8]
    )] {
        var files = organizations.map { (name: "organizations/\($0.id).json", bytes: organizationFile($0)) }
        files.append((name: "people.json", bytes: Person.stateFile(people)))
        files += platforms.map { (name: "platforms/\($0.id).json", bytes: $0.stateFile) }
        files += reviews.map { (name: "reviews/\($0.id).json", bytes: $0.stateFile) }
        files.append((name: "settings.json", bytes: settings.stateFile))
        return files.sorted { $0.name.precedes($1.name) }
    }

    /// What one file of a state holds.
    package enum Part: Sendable {
        case settings(Settings)
        case people([Person])
        case platform(Platform)
        case organization(Organization)
        case review(Review)

        /// Reads a file, which is already known to match its digest. Small ones have to be, byte for byte, what this
        /// program writes.
        ///
        /// - Parameter skipsUsers: leaves the users of an organization out, for who asks only about its guests.
        package init(name: String, bytes: [UInt8], skipsUsers: Bool = false) throws(StateError) {
            do throws(JSONError) {
                try self.init(reading: name, bytes, skipsUsers)
            } catch {
                throw StateError(file: "state/\(name)", message: error.message)
            }
        }

        private init(reading name: String, _ bytes: [UInt8], _ skipsUsers: Bool) throws(JSONError) {
            let wanted: (name: String, bytes: [UInt8])
            switch name {
            case "settings.json":
                let settings = try Settings(stateFile: bytes)
                wanted = (name, settings.stateFile)
                self = .settings(settings)
            case "people.json":
                let people = try Person.people(stateFile: bytes)
                wanted = (name, Person.stateFile(people))
                self = .people(people)
            case _ where name.hasPrefix("platforms/"):
                let platform = try Platform(stateFile: bytes)
                wanted = ("platforms/\(platform.id).json", platform.stateFile)
                self = .platform(platform)
            case _ where name.hasPrefix("reviews/"):
                let review = try Review(stateFile: bytes)
                wanted = ("reviews/\(review.id).json", review.stateFile)
                self = .review(review)
            case _ where name.hasPrefix("organizations/"):
                let organization = try Organization(stateFile: bytes, skipsUsers: skipsUsers)
                wanted = ("organizations/\(organization.id).json", bytes)
                self = .organization(organization)
            default: throw JSONError("no such file belongs to a state", at: 0)
            }
            if wanted.name != name { throw JSONError("it holds what belongs into `\(wanted.name)`", at: 0) }
            if wanted.bytes != bytes { throw JSONError("it is not written as this program writes it", at: 0) }
        }
    }

    /// Puts a state together.
    package init(parts: [Part]) throws(StateError) {
        self.init(settings: Settings(), people: [], platforms: [], organizations: [])
        var missing: Set<String> = ["people.json", "settings.json"]
        for part in parts {
            switch part {
            case .settings(let settings):
                self.settings = settings
                missing.remove("settings.json")
            case .people(let people):
                self.people = people
                missing.remove("people.json")
            case .platform(let platform): platforms.append(platform)
            case .organization(let organization): organizations.append(organization)
            case .review(let review): reviews.append(review)
            }
        }
        if let name = missing.min() { throw StateError(file: "state/\(name)", message: "it is missing") }
        organizations.sort { $0.id.precedes($1.id) }
        platforms.sort { $0.id.precedes($1.id) }
        reviews.sort { $0.id.precedes($1.id) }
    }

    /// Reads a state from its files, which are already known to match their digests.
    package init(stateFiles files: [(name: String, bytes: [UInt8])]) throws(StateError) {
        var parts: [Part] = []
        for file in files { parts.append(try Part(name: file.name, bytes: file.bytes)) }
        try self.init(parts: parts)
    }
}
