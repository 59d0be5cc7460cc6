/// `out/state/rolebook.json`: what belongs to the state, and where its log ends.
package struct Manifest: Equatable, Sendable {
    /// How much there is of something.
    package struct Counts: Equatable, Sendable {
        package var organizations = 0
        package var users = 0
        package var people = 0
        package var contacts = 0

        package init(_ snapshot: Snapshot) {
            organizations = snapshot.organizations.count
            users = snapshot.organizations.reduce(0) { $0 + $1.users.count }
            people = snapshot.people.count
            contacts = snapshot.organizations.reduce(0) { $0 + $1.contacts.count }
        }

        init(reading value: JSONValue) throws(JSONError) {
            var record = try Record(value, "counts")
            organizations = try record.integer("organizations")
            users = try record.integer("users")
            people = try record.integer("people")
            contacts = try record.integer("contacts")
            try record.end()
        }
    }

    /// The format that this version writes.
    package static let formatVersion = 1

    /// The version of the program that wrote the state.
    package var tool: String
    package var time: Instant
    package var serial: Int
    package var counts: Counts
    /// Path below `out/state` → SHA-256 of its bytes, in lower-case hex; in byte order of path.
    package var files: [(name: String, digest: String)]
    /// The number of entries of the log, and the hash of the last.
    package var logLength: Int
    package var logHead: String

    package init(
        tool: String, time: Instant, serial: Int, counts: Counts, files: [(name: String, digest: String)],
        logLength: Int, logHead: String
    ) {
        self.tool = tool
        self.time = time
        self.serial = serial
        self.counts = counts
        self.files = files
        self.logLength = logLength
        self.logHead = logHead
    }

    /// Two manifests are one where they are written alike.
    package static func == (left: Manifest, right: Manifest) -> Bool { left.bytes == right.bytes }

    /// The digest of the state, which a refused attempt does not change.
    package var stateDigest: String { SHA256.hex(of: filesJSON.canonical) }

    /// The manifest's own bytes. `digest` is over the canonical bytes without it, so that no byte changes unseen.
    package var bytes: [UInt8] {
        var members = fields
        members["digest"] = .string(SHA256.hex(of: JSONValue(fields).canonical))
        var writer = JSONWriter(capacity: 512 + files.count * 128)
        for (index, member) in (JSONValue(members).object ?? []).enumerated() {
            writer.raw(index == 0 ? "{\n" : ",\n")
            writer.string(member.key)
            writer.raw(":")
            if member.key == "files" { writeFiles(to: &writer) } else { writer.value(member.value) }
        }
        writer.raw("\n}\n")
        return writer.bytes
    }

    /// Reads a manifest; anything but the exact bytes that this version would write is refused.
    package init(_ bytes: [UInt8]) throws(JSONError) {
        var record = try Record(try JSONValue(parsing: bytes), "rolebook.json")
        let version = try record.integer("format_version")
        guard version <= Self.formatVersion else {
            throw JSONError(
                "format \(version) is newer than this program knows (\(Self.formatVersion))", at: 0)
        }
        var tool = try Record(try record.need("tool"), "tool")
        guard try tool.string("name") == "rolebook" else { throw tool.fault("name", "is not `rolebook`") }
        var log = try Record(try record.need("log"), "log")
        var files: [(name: String, digest: String)] = []
        for member in try record.object("files") { files.append((member.key, member.value.string ?? "")) }
        self.init(
            tool: try tool.string("version"), time: try record.instant("time"),
            serial: try record.integer("serial"),
            counts: try Counts(reading: try record.need("counts")), files: files,
            logLength: try log.integer("length"), logHead: try log.string("head"))
        _ = try record.string("digest")
        try record.end()
        guard self.bytes == bytes else { throw JSONError("it was changed by hand", at: 0) }
    }

    /// Whether bytes that are refused are those of a format that a later version writes.
    package static func isNewer(_ bytes: [UInt8]) -> Bool {
        let version = (try? JSONValue(parsing: bytes))?["format_version"]?.integer
        return version.map { $0 > formatVersion } ?? false
    }

    private var filesJSON: JSONValue {
        JSONValue(Dictionary(files.map { ($0.name, JSONValue.string($0.digest)) }) { first, _ in first })
    }

    private var fields: [String: JSONValue] {
        [
            "counts": JSONValue([
                "contacts": JSONValue(counts.contacts), "organizations": JSONValue(counts.organizations),
                "people": JSONValue(counts.people), "users": JSONValue(counts.users),
            ]),
            "files": filesJSON,
            "format_version": JSONValue(Self.formatVersion),
            "log": JSONValue(["head": .string(logHead), "length": JSONValue(logLength)]),
            "serial": JSONValue(serial),
            "time": .string(time.rfc3339),
            "tool": JSONValue(["name": .string("rolebook"), "version": .string(tool)]),
        ]
    }

    private func writeFiles(to writer: inout JSONWriter) {
        writer.raw("{")
        for (index, file) in files.enumerated() {
            writer.raw(index == 0 ? "\n" : ",\n")
            writer.string(file.name)
            writer.raw(":")
            writer.string(file.digest)
        }
        writer.raw(files.isEmpty ? "}" : "\n}")
    }
}
