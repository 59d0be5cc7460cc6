import Ledger
import Source
import YAML

/// Reads the estate's own platforms, each after the one that it extends.
func platforms(
    _ input: CompileInput, _ layout: Layout, _ sources: [SourceFile], _ settings: Settings,
    _ findings: inout [Diagnostic]
) -> PlatformShelf {
    var files = PlatformFiles(locales: settings.value.locales)
    for (id, file) in layout.platforms {
        if var reader = reader(file, .platform(id), input, sources, &findings) {
            reader.zones = input.zones
            files.take(reader, id: id)
        } else {
            files.shelf.put(nil, id: id)
        }
    }
    if layout.hasUnreadPlatforms { files.shelf.noteUnread() }
    for (id, _) in layout.platforms { files.read(id) }
    findings += files.findings
    return files.shelf
}

/// The files of the estate's own platforms while they are read.
private struct PlatformFiles {
    let shelf = PlatformShelf()
    let locales: [String]
    var findings: [Diagnostic] = []
    private var readers: [String: Reader] = [:]
    /// What each says that it extends.
    private var bases: [String: NodeID] = [:]
    private var done = Set<String>()

    init(locales: [String]) { self.locales = locales }

    mutating func take(_ reader: Reader, id: String) {
        readers[id] = reader
        bases[id] = readBase(reader.document)
    }

    /// Reads a platform and, before it, those that it is built on.
    mutating func read(_ id: String) {
        guard readers[id] != nil, !done.contains(id) else { return }
        var chain = [id]
        while let last = chain.last, let base = ownBase(of: last), !done.contains(base) {
            if let start = chain.firstIndex(of: base) {
                reportCycle(Array(chain[start...]))
                break
            }
            chain.append(base)
        }
        for member in chain.reversed() where done.insert(member).inserted {
            guard var reader = readers[member] else { continue }
            shelf.put(platform(member, &reader), id: member)
            findings += reader.diagnostics
        }
    }

    private func platform(_ id: String, _ reader: inout Reader) -> Platform? {
        guard let node = bases[id] else {
            return readPlatform(&reader, id: id, base: nil, locales: locales)
        }
        guard let base = base(&reader, node, id) else { return nil }
        return readPlatform(&reader, id: id, base: base, locales: locales)
    }

    /// The platform that a scalar names; an unknown one is reported.
    private func base(_ reader: inout Reader, _ node: NodeID, _ id: String) -> Platform? {
        reader.address = .platform(id)
        guard reader.isScalar(node, "the id of a platform") else { return nil }
        let name = reader.document.text(node)
        if let base = name == id ? shelf.builtIn(name) : shelf[name] { return base }
        if !shelf.isBroken(name) { reader.reportUnknown("platform", node, shelf.ids) }
        return nil
    }

    /// The platform of the estate's own that one extends; the built-in of its own name is none of these.
    private func ownBase(of id: String) -> String? {
        guard let node = bases[id], let document = readers[id]?.document, document.kind(node) == .scalar
        else { return nil }
        let base = document.text(node)
        if base == id, PlatformShelf.builtInIDs.contains(id) { return nil }
        return readers[base] == nil ? nil : base
    }

    /// One finding, at the first member; none of them can be read.
    private mutating func reportCycle(_ chain: [String]) {
        let first = chain.min { $0.precedes($1) } ?? chain[0]
        let start = chain.firstIndex(of: first) ?? 0
        let way = Array(chain[start...] + chain[..<start]) + [first]
        var place = Place.nowhere
        if let reader = readers[first], let node = bases[first] { place = .span(reader.document.span(node)) }
        findings.append(
            Diagnostic(
                "reference/cycle", .error,
                "`extends` leads back to itself: `\(way.joined(separator: " → "))`", at: place,
                address: "platforms/\(first)", help: "let one of them extend nothing, or another platform"))
        for member in chain {
            shelf.put(nil, id: member)
            done.insert(member)
        }
    }
}
