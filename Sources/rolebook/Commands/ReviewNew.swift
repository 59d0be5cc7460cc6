import Compiler
import Ledger
import Source

/// Freezes who has what in the compiled state, for everybody to decide.
func newReview(_ call: Invocation) throws(Exit) -> Int32 {
    guard call.arguments.count > 1 else { throw .usage("Missing expected argument '<id>'.") }
    if call.has("--format") { throw .usage("'review new' has no option '--format'.") }
    let id = call.arguments[1]
    if let fault = identifierFault(id) {
        throw .usage("'\(visible(id))' is not an id: \(fault.english).")
    }
    guard let stored = try call.readState() else {
        throw Exit(66, "there is no state in '\(visible(call.outFolder))' to take a review from")
    }
    let due = try dueDate(call, stored.snapshot)
    let population = stored.snapshot.population(
        of: try call.organizations(stored.snapshot), preferred: try reviewer(call, stored.snapshot))
    if let orphan = population.orphans.first {
        throw .usage(
            "Nobody else can review \(visible(orphan.person)) in \(visible(orphan.organization)); name somebody with '--reviewer'."
        )
    }
    let words = try call.lineWords()
    guard !population.rows.isEmpty else { throw Exit(1, words["review.nothing"]) }
    var review = Snapshot.Review(id: id, due: due.instant, file: "")
    review.serial = stored.manifest.serial
    review.digest = stored.manifest.stateDigest
    review.rows = population.rows
    let name = "\(id).yaml"
    do throws(DiskError) {
        let folder = try ReviewFolder(config: call.configFolder)
        try folder.create(name, beside: "\(id).yml", reviewYAML(review, due: due.text))
    } catch {
        throw Exit(error)
    }
    let reviewers = Set(review.rows.map(\.reviewer)).count
    call.say(
        words(
            "review.wrote", visible("\(call.configFolder)/reviews/\(name)"),
            words.count("review.rows", review.rows.count), words.count("review.reviewers", reviewers),
            due.text))
    return 0
}

/// The end of the review as it was typed, and what it means in the estate's time zone.
private func dueDate(_ call: Invocation, _ snapshot: Snapshot) throws(Exit) -> (
    text: String, instant: Instant
) {
    guard let text = call["--due"] else { throw .usage("Missing '--due <date>'.") }
    let zone = try call.zone(snapshot.settings.timeZone, call.zones)
    guard let instant = Instant(rfc3339: text) ?? Day(iso: text).map({ zone.startOfDay($0) }) else {
        throw .usage("The value '\(visible(text))' of '--due' is not a date as 2026-12-15.")
    }
    guard instant > call.now else { throw .usage("The value '\(visible(text))' of '--due' has passed.") }
    return (text, instant)
}

private func reviewer(_ call: Invocation, _ snapshot: Snapshot) throws(Exit) -> String? {
    guard let email = call["--reviewer"]?.lowercased() else { return nil }
    let known =
        snapshot.settings.operators + snapshot.people.map(\.email)
        + snapshot.organizations.flatMap { $0.users.map(\.email) + $0.contacts.map(\.email) }
    return try call.found("person", email, snapshot.knows(email) ? email : nil, known)
}
