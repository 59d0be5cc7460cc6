import Ledger
import Source

/// Users as another system lists them: in its own words, each with its place.
package struct ImportedUsers: Sendable {
    /// One of them.
    struct User: Sendable {
        var email: Located<String>
        var name: Located<String>?
        var roles: [Located<String>] = []
        /// Groups mean something only where a mapping says so.
        var groups: [Located<String>] = []
        var status = Snapshot.User.Status.active
        var memberships: [Membership] = []
    }

    /// A place in a workspace; without a role, the platform's only one.
    struct Membership: Sendable {
        var workspace: Located<String>
        var role: Located<String>?
    }

    var users: [User] = []
    /// The organizations that a report is about, in byte order.
    package internal(set) var organizations: [String] = []
    /// The platform that a report names.
    package internal(set) var platform: String?
    /// Whether a report shows the organization as inactive.
    var isInactive = false
    /// How many rows of a report are about others than users.
    package internal(set) var passedOver = 0
    package internal(set) var diagnostics: [Diagnostic] = []

    mutating func report(
        _ rule: String, _ message: Message, at span: Span, help: Message? = nil, notes: [Diagnostic.Note] = []
    ) {
        diagnostics.append(Diagnostic(rule, .error, message, at: .span(span), help: help, notes: notes))
    }
}

extension Located<String> {
    /// Without blanks around it; the place shrinks with it, where it holds the text as it is.
    var trimmed: Located {
        let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }
        let bytes = Array(value.utf8)
        let head = bytes.prefix(while: isBlank).count
        let tail = bytes[head...].reversed().prefix(while: isBlank).count
        return part(head..<(bytes.count - tail))
    }

    /// A range of the bytes of the text.
    func part(_ range: Range<Int>) -> Located {
        let text = String(decoding: Array(value.utf8)[range], as: UTF8.self)
        guard Int(span.end - span.start) == value.utf8.count else { return Located(text, at: span) }
        let start = span.start + UInt32(range.lowerBound)
        return Located(text, at: Span(file: span.file, start: start, end: start + UInt32(range.count)))
    }

    /// The parts between separators, without blanks around them; empty ones are left out.
    func parts(between separators: StaticString) -> [Located] {
        let wanted = separators.withUTF8Buffer { Array($0) }
        var parts: [Located] = []
        var start = 0
        for (index, byte) in (Array(value.utf8) + wanted.prefix(1)).enumerated() where wanted.contains(byte) {
            let part = part(start..<index).trimmed
            if !part.value.isEmpty { parts.append(part) }
            start = index + 1
        }
        return parts
    }
}
