import Ledger
import Source

/// All that the pages of a site are made from: plain values, no disk, no clock.
package struct SiteInput: Sendable {
    /// What was compiled.
    package var snapshot: Snapshot
    /// The activity log, newest last.
    package var entries: [ActivityEntry]
    /// The number of the state.
    package var serial: Int
    /// When the state was compiled.
    package var compiledAt: Instant
    /// The digest of the state, in hexadecimal.
    package var stateDigest: String
    /// The estate's own zone.
    package var zone: Zone
    /// Zones by identifier, those of all organizations.
    package var zones: [String: Zone]
    /// The rules that the estate was held against, in the order of their ids.
    package var rules: [RuleFacts]
    /// The user's own templates, style and script: they replace the built-in ones of their file names.
    package var themeFiles: [(name: String, text: String)]
    /// The version of the program.
    package var toolVersion: String

    /// The input of a site without a theme and without other zones than the estate's.
    package init(
        snapshot: Snapshot, entries: [ActivityEntry],
        state: (serial: Int, compiledAt: Instant, digest: String),
        zone: Zone, toolVersion: String
    ) {
        self.snapshot = snapshot
        self.entries = entries
        serial = state.serial
        compiledAt = state.compiledAt
        stateDigest = state.digest
        self.zone = zone
        zones = [:]
        rules = []
        themeFiles = []
        self.toolVersion = toolVersion
    }
}

/// One file of the site.
package struct PageFile: Equatable, Sendable {
    /// Below the site's folder: `en/organizations/acme.html`.
    package var path: String
    /// What is in it.
    package var bytes: [UInt8]

    /// A file of a path and its bytes.
    package init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }
}
