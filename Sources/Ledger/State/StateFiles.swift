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
        return files
    }

    /// Reads a state from its files, which are already known to match their digests.
    package init(stateFiles files: [(name: String, bytes: [UInt8])]) throws(StateError) {
        self.init(settings: Settings(), people: [], platforms: [], organizations: [])
        for file in files {
            do throws(JSONError) {
                try take(file.name, file.bytes)
            } catch {
                throw StateError(file: "state/\(file.name)", message: error.message)
            }
        }
    }

    private mutating func take(_ name: String, _ bytes: [UInt8]) throws(JSONError) {
        switch name {
        case "settings.json": settings = try Settings(stateFile: bytes)
        case "people.json": people = try Person.people(stateFile: bytes)
        case _ where name.hasPrefix("platforms/"): platforms.append(try Platform(stateFile: bytes))
        case _ where name.hasPrefix("organizations/"):
            organizations.append(try Organization(stateFile: bytes))
        default: throw JSONError("no such file belongs to a state", at: 0)
        }
    }
}
