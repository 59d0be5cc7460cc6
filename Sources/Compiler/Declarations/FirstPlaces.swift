import Source
import YAML

/// Where identities were first declared, by their keys alone: in which state the entries are is nobody's concern here.
struct FirstPlaces {
    private var overall: [String: Span] = [:]
    /// In the last file that declares an identity again.
    private var latest: [String: Span] = [:]

    /// Notes an identity; where it stands already, tells the rule that this breaks, and the place to point to.
    mutating func note(_ identity: String, at span: Span) -> (rule: String, first: Span)? {
        guard let first = overall[identity] else {
            overall[identity] = span
            return nil
        }
        let near = latest[identity] ?? first
        if near.file == span.file { return ("source/duplicate-key", near) }
        latest[identity] = span
        return ("reference/duplicate", first)
    }
}

extension Reader {
    /// Whether somebody is declared twice, in one file or in two, which is reported.
    mutating func isRepeated(
        _ email: String, _ what: Message, at key: NodeID, _ places: inout FirstPlaces
    ) -> Bool {
        guard let (rule, first) = places.note(email, at: document.span(key)) else { return false }
        report(
            rule, "\(what) is declared twice", at: key, help: "keep one of the two",
            notes: [.init("first declared here", at: .span(first))])
        return true
    }
}
