import Compiler
import Glibc
import Ledger
import Source

extension Invocation {
    /// The files below `config/`, as far as they can be read.
    func readConfig() throws(Exit) -> [ConfigFile] {
        let folder: InputFolder
        do throws(InputFault) { folder = try InputFolder(path: configFolder) } catch {
            throw Exit(66, "cannot read '\(visible(configFolder))': \(error.message)")
        }
        let listing = folder.list()
        let prefix = shownConfigFolder
        var files: [ConfigFile] = []
        var total = 0
        for name in listing.names where !isPassedOver(name) {
            let path = prefix.isEmpty ? name : "\(prefix)/\(name)"
            var content = ConfigFile.Content.text([])
            if isYAML(name) || Layout.isFolder(name) {
                switch folder.read(name) {
                case .success(let bytes):
                    total += bytes.count
                    content = .text(bytes)
                case .failure(let fault): content = fault.content
                }
            }
            files.append(ConfigFile(name: name, path: path, content: content))
        }
        if total > 1 << 30 { throw Exit(66, "the declarations are larger than 1 GiB") }
        for (path, fault) in listing.faults where !isPassedOver(path) {
            files.append(ConfigFile(name: path, path: "\(prefix)/\(path)", content: fault.content))
        }
        return files.sorted { $0.name.precedes($1.name) }
    }

    /// The folder of the declarations as messages and the state name it: relative, and never a path of this machine.
    private var shownConfigFolder: String {
        let parts = configFolder.split(separator: "/").map(String.init).filter { $0 != "." }
        if configFolder.hasPrefix("/") || parts.contains("..") { return parts.last ?? "config" }
        return parts.joined(separator: "/")
    }

    /// Whether a file is none of the estate's: hidden, or notes for people.
    func isPassedOver(_ name: String) -> Bool {
        name.split(separator: "/").contains { $0.hasPrefix(".") } || name.hasSuffix(".md")
    }

    private func isYAML(_ name: String) -> Bool { name.hasSuffix(".yaml") || name.hasSuffix(".yml") }

    /// The zones of the machine's database.
    var zones: Zones {
        Zones(isThere: { zoneBytes("Etc/UTC") != nil }, zoneBytes)
    }

    /// The zone of an identifier that a state holds.
    func zone(_ identifier: String, _ zones: Zones) throws(Exit) -> Zone {
        if let zone = zones[identifier] { return zone }
        let help = zones.hasDatabase ? "" : ": it has no database of them; install the package 'tzdata'"
        throw Exit(66, "this machine does not know the time zone '\(identifier)'\(help)")
    }

    func compileInput(_ carryOver: CarryOver, makesSnapshot: Bool = true) throws(Exit) -> CompileInput {
        progress.begin("Reading '\(visible(configFolder))'")
        let files = try readConfig()
        progress.begin("Checking \(files.count) file\(files.count == 1 ? "" : "s")")
        return CompileInput(
            files: files, now: now, carryOver: carryOver, zones: zones, jobs: jobs,
            makesSnapshot: makesSnapshot)
    }
}

extension Invocation {
    /// The declarations, or none where there is no folder of them.
    func compileInputOrNone() throws(Exit) -> CompileInput {
        do throws(Exit) { return try compileInput(CarryOver()) } catch {
            if error.code == 66, !has("--config") { return CompileInput(files: [], now: now, zones: zones) }
            throw error
        }
    }
}

/// The bytes of a zone in the machine's database.
@Sendable private func zoneBytes(_ identifier: String) -> [UInt8]? {
    for folder in ["/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo"] {
        if let bytes = readZone("\(folder)/\(identifier)") { return bytes }
    }
    return nil
}

/// The bytes of a file of the zone database, which is full of links.
private func readZone(_ path: String) -> [UInt8]? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    guard case .success(let bytes) = readInput(path: String(cString: resolved), limit: 1 << 20) else {
        return nil
    }
    return bytes
}

extension InputFault {
    fileprivate var content: ConfigFile.Content {
        switch self {
        case .tooLarge, .tooManyFiles, .tooDeep:
            .unreadable(rule: "source/limit", Message(template: message))
        default: .unreadable(rule: "source/unreadable", Message(template: message))
        }
    }
}
