import Ledger
import Source
import YAML

enum ReviewFileKey: UInt8 {
    case review

    static let shape = Shape<ReviewFileKey>([
        .required(
            .review, "review", ReviewKey.shape.form,
            "An access review: who had what, and whether he keeps it.")
    ])
}

enum ReviewKey: UInt8 {
    case due, serial, digest, applied, rows

    static let shape = Shape<ReviewKey>([
        .required(.due, "due", .moment, "When every row has to be decided."),
        .optional(.serial, "serial", .integer(from: 0), "The state that it was taken from."),
        .optional(.digest, "digest", .text, "The digest of that state."),
        .optional(
            .applied, "applied", .boolean,
            "Whether everybody has decided: from then on a revoked access is an error. Default: false."),
        .required(.rows, "rows", .list(ReviewRowKey.shape.form), "One access of one person each."),
    ])
}

enum ReviewRowKey: UInt8 {
    case reviewer, organization, person, access, since, decision, reason

    static let shape = Shape<ReviewRowKey>([
        .required(.reviewer, "reviewer", .email, "Who decides."),
        .required(.organization, "organization", .identifier, "Where the access is."),
        .required(
            .person, "person", .either([.email, .values([Snapshot.supportPerson])]),
            "Who has it; `support` where it is the consent to support."),
        .required(
            .access, "access", .text,
            "`role R`, `workspace W R`, `support user`, `support access` or `level L`."),
        .optional(.since, "since", .moment, "Since when."),
        .optional(
            .decision, "decision", .choice(Snapshot.Review.Decision.self),
            "Absent while the row is open."),
        .optional(.reason, "reason", .text, "Why."),
    ])
}

/// Reads a review. What it names may be gone: a review is history, so that nothing in it is looked up.
func readReview(_ reader: inout Reader, id: String, _ zone: Zone) -> Review? {
    reader.address = .review(id)
    guard let root = reader.document.root else {
        reader.reportMissing("review", at: .file(reader.document.file))
        return nil
    }
    guard let file = reader.fields(root, ReviewFileKey.shape, named: nil), let name = file.name(.review),
        let node = file[.review], let fields = reader.fields(node, ReviewKey.shape, named: name)
    else { return nil }
    let due = fields[.due].flatMap { reader.moment($0, in: zone) }
    let serial = fields[.serial].flatMap { reader.integer($0, in: 0...Int(Int32.max)) }
    let digest = fields[.digest].flatMap { reader.text($0) }
    let isApplied = fields[.applied].flatMap { reader.boolean($0) } ?? false
    let rows = fields[.rows].map { readRows(&reader, $0, zone) } ?? []
    guard let due, let dueNode = fields[.due] else { return nil }
    var head = Snapshot.Review(id: id, due: due, file: reader.document.source.path)
    head.serial = serial
    head.digest = digest
    head.isApplied = isApplied
    return Review(
        head: head, span: reader.document.span(name), dueKey: reader.document.span(dueNode.key),
        dueText: reader.document.text(dueNode),
        appliedSpan: fields[.applied].map(reader.document.span), rows: rows, isHeld: isApplied)
}

private func readRows(_ reader: inout Reader, _ node: NodeID, _ zone: Zone) -> [ReviewRow] {
    guard reader.isList(node) else { return [] }
    var rows: [ReviewRow] = []
    var first: [ReviewRow.Subject: Span] = [:]
    for item in reader.document.items(node) {
        guard let row = readRow(&reader, item, zone) else { continue }
        if let earlier = first[row.subject] {
            reader.report(
                "reference/duplicate",
                "the access `\(row.value.access.text)` of `\(row.value.person)` stands in two rows",
                at: .span(row.span), help: "keep one of the two",
                notes: [.init("first declared here", at: .span(earlier))])
        } else {
            first[row.subject] = row.span
            rows.append(row)
        }
    }
    return rows
}

private func readRow(_ reader: inout Reader, _ node: NodeID, _ zone: Zone) -> ReviewRow? {
    guard let fields = reader.fields(node, ReviewRowKey.shape, named: node) else { return nil }
    let reviewer = fields[.reviewer].flatMap { reader.email($0) }
    let organization = fields[.organization].flatMap { reader.identifier($0) }
    let access = fields[.access].flatMap { readAccess(&reader, $0) }
    let person = fields[.person].flatMap { readSubject(&reader, $0, access) }
    let since = fields[.since].flatMap { reader.moment($0, in: zone) }
    let decision = fields[.decision].map { reader.choice($0, Snapshot.Review.Decision.self) }
    let reason = fields[.reason].flatMap { reader.text($0) }
    if let reviewer, reviewer == person, let place = fields[.reviewer] {
        reader.report(
            "schema/value", "`\(reviewer)` reviews his own access", at: place,
            help: "let somebody else decide")
    }
    guard let reviewer, let organization, let person, let access, let place = fields[.access] else {
        return nil
    }
    var row = Snapshot.Review.Row(
        reviewer: reviewer, organization: organization, person: person, access: access)
    row.since = since
    row.decision = decision ?? nil
    row.reason = reason
    return ReviewRow(
        value: row, span: reader.document.span(place), hasUnresolvedDecision: decision == .some(nil))
}

/// Who has the access: an e-mail, or `support` where it is the consent to support.
private func readSubject(_ reader: inout Reader, _ node: NodeID, _ access: Snapshot.Access?) -> String? {
    let isConsent = access == nil || access == .supportAccess
    if isConsent, reader.document.equals(node, Snapshot.supportPerson) { return Snapshot.supportPerson }
    return reader.email(node)
}

private func readAccess(_ reader: inout Reader, _ node: NodeID) -> Snapshot.Access? {
    guard reader.isScalar(node, "an access") else { return nil }
    let text = reader.document.text(node)
    guard let access = Snapshot.Access(text) else {
        reader.report(
            "schema/value", "`\(quoted(text))` is no access", at: node,
            help:
                "write `role <role>`, `workspace <workspace> <role>`, `support user`, `support access` or `level <level>`"
        )
        return nil
    }
    let ids =
        switch access {
        case .role(let id), .level(let id): [id]
        case .workspace(let workspace, let role): [workspace, role]
        case .supportUser, .supportAccess: [String]()
        }
    for id in ids {
        guard let fault = identifierFault(id) else { continue }
        reader.report("schema/identifier", "`\(quoted(id))` is not an id: \(fault)", at: node)
        return nil
    }
    return access
}

extension ReviewRow {
    /// What a review has one row of.
    struct Subject: Hashable {
        let organization: String
        let person: String
        let access: Snapshot.Access
    }

    var subject: Subject {
        Subject(organization: value.organization, person: value.person, access: value.access)
    }
}
