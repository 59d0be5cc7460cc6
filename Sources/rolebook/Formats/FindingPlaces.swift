import Compiler
import Glibc
import Ledger
import Reports
import Source

/// A place of a finding as machines want it: a path from the root of the repository, and where in the file.
struct FindingPlace {
    /// The number of the file; `nil` where the finding stands in none, and the path is the estate's settings.
    let file: SourceFile.ID?
    let path: String
    /// The stretch of text; `nil` where it is the whole file.
    let span: Span?
    let start: Position
    let end: Position
}

/// The findings of a run with what every format of machines needs of them: places, fingerprints, words.
struct FindingSheet {
    let diagnostics: [Diagnostic]
    let files: [SourceFile]
    let wording: Wording
    /// From the root of the repository to the working directory, ending in `/`, or empty.
    let prefix: String
    /// Where a finding is shown that stands in no file.
    let settings: String
    private var maps: [SourceFile.ID: LineMap] = [:]
    private var fingerprints: [SourceFile.ID: [String]] = [:]

    init(_ compilation: Compilation, _ call: Invocation, isFromRoot: Bool = true) {
        diagnostics = compilation.diagnostics
        files = compilation.files
        wording = call.wording
        prefix = isFromRoot ? repositoryPrefix() : ""
        let name = "rolebook.yaml"
        settings =
            files.first { $0.path == name || $0.path.hasSuffix("/\(name)") }?.path
            ?? "\(call.configFolder)/\(name)"
    }

    mutating func place(_ place: Place) -> FindingPlace {
        let first = Position(line: 1, column: 1)
        guard let file = place.file, files.indices.contains(Int(file)) else {
            return FindingPlace(file: nil, path: prefix + settings, span: nil, start: first, end: first)
        }
        let path = prefix + files[Int(file)].path
        guard case .span(let span) = place else {
            return FindingPlace(file: file, path: path, span: nil, start: first, end: first)
        }
        let map = lines(of: file)
        return FindingPlace(
            file: file, path: path, span: span, start: map.position(at: span.start),
            end: map.position(at: span.end))
    }

    mutating func lines(of file: SourceFile.ID) -> LineMap {
        if let map = maps[file] { return map }
        let map = LineMap(files[Int(file)].bytes)
        maps[file] = map
        return map
    }

    /// GitHub's fingerprint of the line that a place begins in; `nil` where the file was not read.
    mutating func fingerprint(_ place: FindingPlace) -> String? {
        guard let file = place.file, !files[Int(file)].bytes.isEmpty else { return nil }
        let lines = fingerprints[file] ?? lineFingerprints(files[Int(file)].bytes)
        fingerprints[file] = lines
        return lines.indices.contains(place.start.line - 1) ? lines[place.start.line - 1] : nil
    }

    /// A message as one line of plain text.
    func say(_ message: Message) -> String { visible(wording.say(message)) }

    /// A finding in plain text: what is wrong, what to type instead, and what explains it.
    mutating func text(_ diagnostic: Diagnostic) -> String {
        var lines = [say(diagnostic.message)]
        if let help = diagnostic.help { lines.append("help: \(say(help))") }
        for note in diagnostic.notes {
            let place = place(note.place)
            let position = place.span == nil ? "" : ":\(place.start.line):\(place.start.column)"
            lines.append("note: \(say(note.message)) (\(visible(place.path))\(position))")
        }
        return lines.joined(separator: "\n")
    }
}

extension [Diagnostic] {
    /// So many of them, the weightiest first chosen, in their order.
    func weightiest(_ limit: Int) -> [Diagnostic] {
        if count <= limit { return self }
        let chosen = indices.sorted { left, right in
            self[left].weight == self[right].weight ? left < right : self[left].weight > self[right].weight
        }
        return chosen.prefix(limit).sorted().map { self[$0] }
    }
}

extension Diagnostic {
    /// From 0, what is waived, to 3, an error.
    fileprivate var weight: Int {
        if isWaived { return 0 }
        switch severity {
        case .note: return 1
        case .warning: return 2
        case .error: return 3
        }
    }
}

/// The way from the root of the git repository to the working directory, ending in `/`; empty where there is none.
func repositoryPrefix() -> String {
    guard let pointer = getcwd(nil, 0) else { return "" }
    defer { free(pointer) }
    var folders = String(cString: pointer).split(separator: "/").map(String.init)
    var inside: [String] = []
    while !folders.isEmpty {
        if access("/\(folders.joined(separator: "/"))/.git", F_OK) == 0 {
            return inside.reversed().map { "\($0)/" }.joined()
        }
        inside.append(folders.removeLast())
    }
    return ""
}

/// A path as a relative URI: everything but the unreserved characters of RFC 3986 is spelt in bytes.
func relativeURI(_ path: String) -> String {
    var text = ""
    for byte in path.utf8 {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "."),
            UInt8(ascii: "_"), UInt8(ascii: "~"):
            text.unicodeScalars.append(Unicode.Scalar(byte))
        default:
            let digits = String(byte, radix: 16, uppercase: true)
            text += "%" + (digits.utf8.count == 1 ? "0" : "") + digits
        }
    }
    return text
}
