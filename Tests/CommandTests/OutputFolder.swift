import Glibc

@testable import rolebook

/// A folder for one test, gone with it, and the few things that a test does to the disk behind our back.
final class OutputFolder {
    let path: String
    var output: String { path + "/out" }

    init() {
        var template = Array("/tmp/rolebook-XXXXXX".utf8CString)
        _ = mkdtemp(&template)
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit { OutputFolder.removeAll(path) }

    func put(_ name: String, _ text: String) {
        var parent = path
        for part in name.split(separator: "/").dropLast() {
            parent += "/" + part
            mkdir(parent, 0o755)
        }
        let file = open(path + "/" + name, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        defer { close(file) }
        _ = write(file, text, text.utf8.count)
    }

    /// Puts bytes in the place of those that a file has.
    static func overwrite(_ bytes: [UInt8], to path: String) {
        let file = open(path, O_WRONLY | O_TRUNC)
        defer { close(file) }
        _ = Glibc.write(file, bytes, bytes.count)
    }

    func link(_ name: String, to target: String) {
        symlink(target, path + "/" + name)
    }

    /// What any other program would read; nothing where there is nothing.
    func text(_ name: String) -> String? {
        guard case .success(let bytes) = readInput(path: path + "/" + name) else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Every file below, hidden ones too, in byte order.
    var names: [String] {
        OutputFolder.names(below: path, "").sorted()
    }

    private static func names(below path: String, _ prefix: String) -> [String] {
        guard let folder = try? Folder.open(path), let entries = try? folder.entries() else { return [] }
        return entries.flatMap { entry -> [String] in
            let name = entry.text ?? "?"
            guard entry.kind == .folder else { return [prefix + name] }
            return names(below: path + "/" + name, prefix + name + "/")
        }
    }

    /// Makes room for something else in the place of a file or a folder.
    static func clear(_ path: String) {
        removeAll(path)
        unlink(path)
    }

    private static func removeAll(_ path: String) {
        for entry in (try? Folder.open(path)?.entries()) ?? [] {
            let inner = path + "/" + (entry.text ?? "?")
            if entry.kind == .folder { removeAll(inner) } else { unlink(inner) }
        }
        rmdir(path)
    }
}

extension Transaction {
    /// The change in texts, as a test states it.
    init(
        _ texts: [String: String], removing removals: [String] = [], log: (offset: Int, text: String)? = nil
    ) {
        self.init(
            writes: texts.sorted { $0.key < $1.key }.map { ($0.key, Array($0.value.utf8)) },
            removals: removals,
            appends: log.map { [("activity/2026-11.jsonl", $0.offset, Array($0.text.utf8))] } ?? [])
    }
}

extension PublishedOutput {
    func text(_ name: String) throws -> String? {
        try read(name).map { String(decoding: $0, as: UTF8.self) }
    }
}
