import Foundation
import Source

/// An estate, or one file of one, with its findings written as comments below the lines that they are about.
package struct Fixture: Sendable, CustomStringConvertible {
    /// One file below `config/`.
    package struct File: Sendable {
        /// Below `config/`.
        package var name: String
        package var bytes: [UInt8]
        /// On disk; `nil` for a file that is supplied.
        var url: URL?
    }

    /// Below the folder of fixtures, as `users/no-administrator/fires.yaml`.
    package let description: String
    /// In byte order of name.
    package let files: [File]

    /// The id of the rule that it is about: the folder that it stands in.
    package var rule: String { description.split(separator: "/").dropLast().joined(separator: "/") }

    /// Whether its rule fires in it: `fires…`; a `silent…` one is the near twin.
    package var isFiring: Bool { (description.split(separator: "/").last ?? "").hasPrefix("fires") }
}

extension Fixture {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent()
        .appending(path: "Fixtures")

    /// Whether this run writes what it finds, for somebody to look at the difference.
    package static var isUpdating: Bool { ProcessInfo.processInfo.environment["UPDATE"] == "1" }

    /// A file next to the fixtures.
    package static func url(_ path: String) -> URL { folder.appending(path: path) }

    /// All `fires…` and `silent…` below a folder, in byte order: `area/rule/fires.yaml`, or
    /// `area/rule/fires/…` with several files.
    package static func all(in name: String) -> [Fixture] {
        let root = folder.appending(path: name)
        var found: [Fixture] = []
        for area in entries(root) where area.hasDirectoryPath {
            for rule in entries(area) where rule.hasDirectoryPath {
                for entry in entries(rule) {
                    let path = [area, rule, entry].map(\.lastPathComponent).joined(separator: "/")
                    found.append(Fixture(description: path, files: withSettings(read(entry))))
                }
            }
        }
        return found
    }

    private static func read(_ entry: URL) -> [File] {
        guard entry.hasDirectoryPath else {
            let bytes = contents(entry)
            return [File(name: directive(bytes) ?? "organizations/acme.yaml", bytes: bytes, url: entry)]
        }
        let paths = (try? FileManager.default.subpathsOfDirectory(atPath: entry.path)) ?? []
        return paths.compactMap { path in
            let url = entry.appending(path: path)
            guard (try? url.resourceValues(forKeys: [.isDirectoryKey]))?.isDirectory == false else {
                return nil
            }
            return File(name: path, bytes: contents(url), url: url)
        }
    }

    /// An estate with an operator, unless the fixture says something about its settings.
    private static func withSettings(_ files: [File]) -> [File] {
        var files = files
        if !files.contains(where: { $0.name.hasPrefix("rolebook.") }) {
            let text = "rolebook: 1\noperators: [root@vendor.example]\n"
            files.append(File(name: "rolebook.yaml", bytes: Array(text.utf8), url: nil))
        }
        return files.sorted { $0.name.precedes($1.name) }
    }

    /// The name below `config/` that a first line `# file: config/…` gives.
    private static func directive(_ bytes: [UInt8]) -> String? {
        let line = String(decoding: LineMap(bytes).line(1), as: UTF8.self)
        return line.hasPrefix(Annotation.directive) ? String(line.dropFirst(Annotation.directive.count)) : nil
    }

    private static func entries(_ folder: URL) -> [URL] {
        let found = try? FileManager.default.contentsOfDirectory(
            at: folder, includingPropertiesForKeys: [.isDirectoryKey], options: .skipsHiddenFiles)
        return (found ?? []).sorted { $0.lastPathComponent.precedes($1.lastPathComponent) }
    }

    private static func contents(_ url: URL) -> [UInt8] {
        (try? Data(contentsOf: url)).map { Array($0) } ?? []
    }
}

extension Fixture {
    /// What differs between the findings that are written and those that are made; empty where nothing does.
    ///
    /// An update writes those that are made, and says so.
    package func check(_ sources: [SourceFile], _ findings: [Diagnostic]) throws -> [String] {
        let home = files.firstIndex { $0.url != nil } ?? 0
        var differences: [String] = []
        for (index, file) in files.enumerated() {
            let id = SourceFile.ID(index)
            let made = annotated(sources[index], id, findings, takesHomeless: index == home)
            if made == file.bytes { continue }
            if Self.isUpdating, let url = file.url {
                try Data(made).write(to: url)
                differences.append("rewrote \(file.name)")
            } else {
                differences.append(difference(in: file.name, from: file.bytes, to: made))
            }
        }
        return differences
    }

    private func difference(in name: String, from wanted: [UInt8], to made: [UInt8]) -> String {
        let lines = lines(made).difference(from: lines(wanted)).map { change in
            switch change {
            case .insert(let offset, let line, _): "  found  \(offset + 1): \(line)"
            case .remove(let offset, let line, _): "  wanted \(offset + 1): \(line)"
            }
        }
        return (["\(description), \(name):"] + lines).joined(separator: "\n")
    }
    private func lines(_ bytes: [UInt8]) -> [Substring] {
        String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    }
}
