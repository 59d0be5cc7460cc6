import Ledger
import Synchronization

/// The time zones of the machine, read when one is first named.
package final class Zones: Sendable {
    private let load: @Sendable (String) -> [UInt8]?
    private let isThere: @Sendable () -> Bool
    private let known = Mutex<[String: Zone?]>(["UTC": .utc])

    /// - Parameters:
    ///   - isThere: whether the machine has a database at all.
    ///   - load: gives the bytes of a zone's file in the IANA database, or `nil` where there is none.
    package init(
        isThere: @escaping @Sendable () -> Bool = { true }, _ load: @escaping @Sendable (String) -> [UInt8]?
    ) {
        self.isThere = isThere
        self.load = load
    }

    /// Whether the machine has a database; without one no zone but UTC is known.
    package var hasDatabase: Bool { isThere() }

    /// The zone of an IANA identifier; `nil` where there is none.
    package subscript(identifier: String) -> Zone? {
        known.withLock { known in
            if let zone = known[identifier] { return zone }
            let zone =
                Zone.isWellFormed(identifier)
                ? load(identifier).flatMap { Zone(identifier: identifier, tzif: $0) } : nil
            known[identifier] = .some(zone)
            return zone
        }
    }
}
