import Foundation
import Source
import Testing

@testable import YAML

/// A text with what was read from it.
struct Reading {
    let source: SourceFile
    let document: Document?
    let diagnostics: [Diagnostic]

    init(_ text: String) { self.init(bytes: Array(text.utf8)) }

    init(bytes: [UInt8]) {
        source = SourceFile(path: "test.yaml", bytes: bytes)
        (document, diagnostics) = parse(source, id: 7)
    }

    var rules: [String] { diagnostics.map(\.rule) }

    /// The findings, each as `line:column-line:column rule: message`.
    var findings: [String] {
        diagnostics.map { "\(place($0.place)) \($0.rule): \($0.message.english)" }
    }

    func place(_ place: Place) -> String {
        guard case .span(let span) = place else { return "file" }
        let lines = LineMap(source.bytes)
        let (start, end) = (lines.position(at: span.start), lines.position(at: span.end))
        return "\(start.line):\(start.column)-\(end.line):\(end.column)"
    }

    /// The tree on one line: `{a: b, c: [d]}`; a quoted value in `"`, an invalid node as `<invalid>`.
    var tree: String {
        guard let document else { return "no document" }
        return document.root.map { tree($0, document) } ?? "nothing"
    }

    private func tree(_ node: NodeID, _ document: Document) -> String {
        switch document.kind(node) {
        case .invalid: return "<invalid>"
        case .scalar:
            let text = document.text(node)
            return document.isPlain(node) ? text : "\"\(text)\""
        case .sequence:
            return "[" + document.items(node).map { tree($0, document) }.joined(separator: ", ") + "]"
        case .mapping:
            let pairs = document.pairs(node).map { "\(tree($0.key, document)): \(tree($0.value, document))" }
            return "{" + pairs.joined(separator: ", ") + "}"
        }
    }

    /// The text under the span of each node, in document order.
    var texts: [String] {
        guard let document, let root = document.root else { return [] }
        return texts(root, document)
    }

    private func texts(_ node: NodeID, _ document: Document) -> [String] {
        let span = document.span(node)
        let own = String(decoding: source.bytes[Int(span.start)..<Int(span.end)], as: UTF8.self)
        let pairs = document.pairs(node).flatMap { texts($0.key, document) + texts($0.value, document) }
        return [own] + pairs + document.items(node).flatMap { texts($0, document) }
    }
}

/// Files next to the tests, and the public suites.
enum Material {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static func suite(_ path: String) -> Data? {
        let named = ProcessInfo.processInfo.environment["ROLEBOOK_SUITES"].map { URL(filePath: $0) }
        let folder = named ?? root.deletingLastPathComponent().appending(path: "shared/suites")
        return try? Data(contentsOf: folder.appending(path: path))
    }

    static var isUpdating: Bool { ProcessInfo.processInfo.environment["UPDATE"] == "1" }
}
