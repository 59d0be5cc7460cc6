extension Rule {
    static let identityIsNotShared = Rule("support/shared-identity", .error, fixed: true, across: .estate) {
        estate, report in
        var first: [String: Person] = [:]
        let inOrder = estate.people.sorted { ($0.span.file, $0.span.start) < ($1.span.file, $1.span.start) }
        for person in inOrder {
            guard let id = person.value.userID else { continue }
            guard let earlier = first[id] else {
                first[id] = person
                continue
            }
            report(
                person.userIDSpan ?? person.span,
                "`\(person.value.email)` shares the user id `\(id)` with `\(earlier.value.email)`",
                address: "people/\(person.value.email)", help: "give each person an id of his own",
                notes: [.init("this is the other one", at: .span(earlier.userIDSpan ?? earlier.span))])
        }
    }
}
