/// Why a state or log is not taken.
package struct StateError: Error, Equatable, Sendable {
    /// Below `out/`.
    package let file: String
    /// One line, lower case, no full stop.
    package let message: String

    package init(file: String, message: String) {
        self.file = file
        self.message = message
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
        files.append((name: "settings.json", bytes: settings.stateFile))
        return files.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }

    /// Reads a state from its files, which are already known to match their digests.
    package init(stateFiles files: [(name: String, bytes: [UInt8])]) throws(StateError) {
        self.init(settings: Settings(), people: [], platforms: [], organizations: [])
        for name in ["people.json", "settings.json"] where !files.contains(where: { $0.name == name }) {
            throw StateError(file: "state/\(name)", message: "it is missing")
        }
        for file in files {
            do throws(JSONError) {
                try take(file.name, file.bytes)
            } catch {
                throw StateError(file: "state/\(file.name)", message: error.message)
            }
        }
        organizations.sort { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
        platforms.sort { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
    }

    /// Small files have to be, byte for byte, what this program writes.
    private mutating func take(_ name: String, _ bytes: [UInt8]) throws(JSONError) {
        let written: [UInt8]
        switch name {
        case "settings.json":
            settings = try Settings(stateFile: bytes)
            written = settings.stateFile
        case "people.json":
            people = try Person.people(stateFile: bytes)
            written = Person.stateFile(people)
        case _ where name.hasPrefix("platforms/"):
            let platform = try Platform(stateFile: bytes)
            try check(name, "platforms/\(platform.id).json")
            platforms.append(platform)
            written = platform.stateFile
        case _ where name.hasPrefix("organizations/"):
            let organization = try Organization(stateFile: bytes)
            try check(name, "organizations/\(organization.id).json")
            organizations.append(organization)
            written = bytes
        default: throw JSONError("no such file belongs to a state", at: 0)
        }
        if written != bytes { throw JSONError("it is not written as this program writes it", at: 0) }
    }

    private func check(_ name: String, _ wanted: String) throws(JSONError) {
        if name != wanted { throw JSONError("it holds what belongs into `\(wanted)`", at: 0) }
    }
}
