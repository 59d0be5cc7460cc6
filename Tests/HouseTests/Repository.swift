import Foundation

/// The files of this repository, as text.
enum Repository {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// A text file, with its path from the root.
    struct File: Sendable {
        let path: String
        let text: String

        var name: String { path.split(separator: "/").last.map(String.init) ?? path }
        var stem: String { name.split(separator: ".").first.map(String.init) ?? name }
        /// The target that a source belongs to.
        var room: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }
        var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
    }

    /// The Swift sources of all targets but the tests.
    static let sources = files(in: "Sources", endings: ["swift"])
    /// The Swift sources of the tests.
    static let tests = files(in: "Tests", endings: ["swift"])
    /// The lines of each of them, without comments and texts.
    static let code = Dictionary(
        uniqueKeysWithValues: (sources + tests).map { ($0.path, $0.lines.map(\.code)) })
    /// What is written in prose, or runs outside of the program.
    static let documents =
        files(in: "", endings: ["md", "swift", "yml"], isDeep: false) + files(in: ".ci")
        + files(in: ".github")
        + files(in: "Benchmarks", endings: ["md", "py", "c"]) + files(in: "config") + files(in: "templates")
        + files(in: "Tests", endings: ["py"])

    static func read(_ path: String) -> String? {
        try? String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    /// All readable files of a folder, in byte order of path; with endings, only those.
    static func files(in folder: String, endings: Set<String>? = nil, isDeep: Bool = true) -> [File] {
        let base = folder.isEmpty ? root : root.appending(path: folder)
        let names =
            isDeep
            ? FileManager.default.enumerator(atPath: base.path)?.compactMap { $0 as? String } ?? []
            : (try? FileManager.default.contentsOfDirectory(atPath: base.path)) ?? []
        return names.sorted().compactMap { name in
            let ending = name.split(separator: ".").last.map(String.init) ?? ""
            guard endings?.contains(ending) ?? true, !name.contains("__pycache__"), !name.contains(".venv/"),
                let text = try? String(contentsOf: base.appending(path: name), encoding: .utf8)
            else { return nil }
            return File(path: folder.isEmpty ? name : "\(folder)/\(name)", text: text)
        }
    }
}

extension Substring {
    /// The identifier with which a text begins.
    var word: String { String(prefix { $0.isLetter || $0.isNumber || $0 == "_" }) }

    /// How many spaces a line begins with.
    var indent: Int { utf8.prefix { $0 == UInt8(ascii: " ") }.count }
}

extension StringProtocol {
    /// The line without its comment and without what its texts say.
    var code: String {
        let quote = UInt8(ascii: "\""), slash = UInt8(ascii: "/"), escape = UInt8(ascii: "\\")
        var result: [UInt8] = []
        var isQuoted = false
        var last: UInt8 = 0
        for byte in utf8 {
            if byte == quote, last != escape { isQuoted.toggle() }
            if !isQuoted, byte == slash, last == slash {
                result.removeLast()
                break
            }
            if !isQuoted || byte == quote { result.append(byte) }
            last = byte
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// Whether a word stands in the text by itself.
    func hasWord(_ word: String) -> Bool {
        let bytes = Array(utf8)
        let wanted = Array(word.utf8)
        guard bytes.count >= wanted.count else { return false }
        return (0...bytes.count - wanted.count).contains { start in
            let end = start + wanted.count
            return bytes[start] == wanted[0] && bytes[start..<end].elementsEqual(wanted)
                && !(start > 0 && bytes[start - 1].isOfWord) && !(end < bytes.count && bytes[end].isOfWord)
        }
    }
}

extension UInt8 {
    /// Whether an identifier may hold this byte.
    fileprivate var isOfWord: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 128...: true
        default: false
        }
    }
}
