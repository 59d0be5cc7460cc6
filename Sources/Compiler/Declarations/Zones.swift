import Ledger
import Synchronization

/// The time zones of the machine, read when one is first named.
package final class Zones: Sendable {
    private let load: @Sendable (String) -> [UInt8]?
    private let known = Mutex<[String: Zone?]>(["UTC": .utc])

    /// - Parameter load: gives the bytes of a zone's file in the IANA database, or `nil` where there is none.
    package init(_ load: @escaping @Sendable (String) -> [UInt8]?) { self.load = load }

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
