import Ledger
import Source

/// What change rules look at: the changes, the state before them, and the request.
///
/// Rights are those of the previous state; nothing in a change can authorize that change.
struct Hearing {
    let previous: Snapshot
    let changes: [Change]
    let request: Request
    let actor: String
    let holders: Holders
    /// New organizations with their platforms.
    let newPlatforms: [String: String]

    init(_ previous: Snapshot, _ changes: [Change], _ request: Request) {
        self.previous = previous
        self.changes = changes
        self.request = request
        actor = request.actor ?? ""
        holders = Holders(previous)
        let added = changes.filter { $0.kind == .organizationAdded }
        newPlatforms = Dictionary(
            added.map { ($0.subject.id, $0.afterValue?["platform"]?.string ?? "") }
        ) { first, _ in first }
    }

    var isOperator: Bool { previous.settings.operators.contains(actor) }

    /// Whether a change is one that a person has to answer for; what a new organization starts with is not.
    func isJudged(_ change: Change) -> Bool {
        change.cause == .declared && change.kind != .platformRemoved && !change.isImplied
            && (!change.isFounding || change.kind == .organizationAdded)
    }

    /// Whether approvals and the ban on acting on oneself count: as `isJudged`, and for first support users.
    func isWeighed(_ change: Change) -> Bool {
        isJudged(change) || (change.cause == .declared && change.kind == .supportUserAdded)
    }

    func organization(of change: Change) -> Snapshot.Organization? {
        change.organization.flatMap { previous.organization($0) }
    }

    /// The platform of a change's organization in the previous state; of a new one the platform that it is for.
    func platform(of change: Change) -> Snapshot.Platform? {
        if let organization = organization(of: change) { return previous.platform(organization.platform) }
        return change.organization.flatMap { newPlatforms[$0] }.flatMap { previous.platform($0) }
    }

    /// The roles and functions that somebody holds where a change is made.
    func roles(of email: String, for change: Change) -> Set<String> {
        if let organization = organization(of: change) { return previous.roles(of: email, in: organization) }
        guard let platform = platform(of: change), let person = previous.person(email) else { return [] }
        return Set(person.functions.filter { platform.role($0)?.kind == .vendor })
    }
}
