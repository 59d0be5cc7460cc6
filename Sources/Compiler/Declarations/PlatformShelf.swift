import Ledger
import Source
import Synchronization
import YAML

/// The platforms of a run: the estate's own, and the built-in ones, which are read when somebody first needs them.
final class PlatformShelf: Sendable {
    /// The ids of the platforms inside the program, in byte order.
    static let builtInIDs: [String] = Embedded.files.map { "\($0.path)" }
        .compactMap { path in
            path.hasPrefix("platforms/")
                ? String(path.dropFirst("platforms/".count).dropLast(".yaml".count)) : nil
        }
        .sorted { $0.precedes($1) }

    private struct Shelf {
        var own: [String: Platform] = [:]
        /// Declared in the estate, but not readable.
        var broken: Set<String> = []
        var builtIn: [String: Platform] = [:]
        /// Whether there may be more that could not be read.
        var hasUnread = false
    }

    private let shelf = Mutex(Shelf())

    func put(_ platform: Platform?, id: String) {
        shelf.withLock { shelf in
            if let platform { shelf.own[id] = platform } else { shelf.broken.insert(id) }
        }
    }

    /// Notes that files of platforms could not be read: no id is unknown any more.
    func noteUnread() { shelf.withLock { $0.hasUnread = true } }

    func isBroken(_ id: String) -> Bool { shelf.withLock { $0.hasUnread || $0.broken.contains(id) } }

    subscript(id: String) -> Platform? {
        let found = shelf.withLock { shelf in (own: shelf.own[id], broken: shelf.broken.contains(id)) }
        return found.own ?? (found.broken ? nil : builtIn(id))
    }

    /// All ids, in byte order.
    var ids: [String] {
        let own = shelf.withLock { Set($0.own.keys).union($0.broken) }
        return own.union(Self.builtInIDs).sorted { $0.precedes($1) }
    }

    /// Whether some platform has a function of this id for the vendor's people.
    func hasFunction(_ id: String) -> Bool {
        ids.contains { self[$0]?.value.role(id)?.kind == .vendor }
    }

    /// Whether a platform could not be read, or a role of one: it may have a function that nobody knows.
    var hasUnresolvedRoles: Bool {
        shelf.withLock {
            $0.hasUnread || !$0.broken.isEmpty || $0.own.values.contains(where: \.hasUnresolvedRoles)
        }
    }

    /// The functions of all platforms, in byte order.
    var functions: [String] {
        Set(ids.flatMap { self[$0]?.value.roles(.vendor).map(\.id) ?? [] }).sorted { $0.precedes($1) }
    }

    func builtIn(_ id: String) -> Platform? {
        shelf.withLock { shelf in
            if let platform = shelf.builtIn[id] { return platform }
            guard let platform = Self.readBuiltIn(id).platform else { return nil }
            shelf.builtIn[id] = platform
            return platform
        }
    }

    /// Reads a platform from inside the program, by the code that reads everybody's.
    static func readBuiltIn(_ id: String) -> (
        platform: Platform?, source: SourceFile?, diagnostics: [Diagnostic]
    ) {
        guard let file = Embedded.files.first(where: { "\($0.path)" == "platforms/\(id).yaml" }) else {
            return (nil, nil, [])
        }
        let bytes = file.text.withUTF8Buffer { Array($0) }
        let source = SourceFile(path: "\(id).yaml", bytes: bytes)
        let (document, findings) = parse(source, id: 0)
        guard let document else { return (nil, source, findings) }
        var reader = Reader(document)
        let platform = readPlatform(&reader, id: id, base: nil, locales: nil)
        return (platform, source, findings + reader.diagnostics)
    }
}
