import Ledger

extension ChangeRule {
    static let lockedOptionIsUnlockedFirst = ChangeRule("change/locked-option", .error, isBeyondRequest: true)
    { hearing, report in
        for change in hearing.changes where change.kind == .optionChanged && change.file != nil {
            guard let old = hearing.organization(of: change)?.options.first(id: change.subject.id),
                old.origin == .locked
            else { continue }
            report(
                change, "`\(change.subject.id)` was locked to `\(old.value.written)`",
                help: "unlock it first, in a change of its own")
        }
    }
}
