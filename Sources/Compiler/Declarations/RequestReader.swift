import Source
import YAML

enum RequestKey: UInt8 {
    case actor, approvedBy, ip, reason, reference

    static let shape = Shape<RequestKey>([
        .optional(.actor, "actor", .email, "Who makes the change."),
        .optional(.approvedBy, "approved_by", .list(.email), "Who agrees to it."),
        .optional(.ip, "ip", .text, "From where it is made."),
        .optional(.reason, "reason", .text, "Why."),
        .optional(.reference, "reference", .text, "A ticket, a commit, a pull request."),
    ])
}

/// Who asks for a change, as a request file says it.
package struct RequestDeclaration: Sendable {
    package var actor: String?
    package var approvedBy: [String] = []
    package var ip: String?
    package var reason: String?
    package var reference: String?
}

/// Reads a request file, which is YAML like the declarations (so JSON too).
package func readRequest(_ source: SourceFile) -> (request: RequestDeclaration, diagnostics: [Diagnostic]) {
    var request = RequestDeclaration()
    let (document, findings) = parse(source, id: 0)
    guard let document else { return (request, findings) }
    var reader = Reader(document)
    guard let root = document.root, let fields = reader.fields(root, RequestKey.shape, named: nil) else {
        return (request, findings + reader.diagnostics)
    }
    request.actor = fields[.actor].flatMap { reader.email($0) }
    request.approvedBy = fields[.approvedBy].flatMap { reader.list($0) { $0.email($1) } } ?? []
    request.ip = fields[.ip].flatMap { reader.text($0) }
    request.reason = fields[.reason].flatMap { reader.text($0) }
    request.reference = fields[.reference].flatMap { reader.text($0) }
    return (request, findings + reader.diagnostics)
}
