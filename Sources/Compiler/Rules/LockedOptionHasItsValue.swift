import Ledger
import Source

extension Rule {
    static let lockedOptionHasItsValue = Rule("options/locked", .error, fixed: true) { estate, report in
        for organization in estate.organizations {
            for state in organization.options where state.isLocked {
                guard let declared = state.declared, declared.value != state.effective,
                    let lock = state.option.locked
                else { continue }
                report(
                    declared.span,
                    "`\(state.option.id)` is locked to `\(state.effective.written)` while \(lock.when.written)",
                    address: state.address(in: organization),
                    help: "write `\(state.effective.written)`, or leave it out")
            }
        }
    }
}

extension OptionState {
    func address(in organization: Organization) -> String { "\(organization.address)/options/\(option.id)" }
}

extension Snapshot.Condition {
    /// As `taskfire.enabled: true`.
    var written: Message {
        let facts = self.facts.map { "`\($0.name): \($0.values.joined(separator: " | "))`" as Message }
        guard let first = facts.first else { return "" }
        return facts.dropFirst().reduce(first) { "\($0) and \($1)" }
    }
}
