import Ledger

extension ChangeRule {
    static let oneWayOptionStays = ChangeRule("change/one-way-option", .error, isBeyondRequest: true) {
        hearing, report in
        for change in hearing.changes where change.kind == .optionChanged {
            guard let option = hearing.platform(of: change)?.option(change.subject.id), option.isOneWay,
                let old = hearing.organization(of: change)?.options.first(id: option.id),
                old.value != option.fallback, change.afterValue?["value"] != old.value.json
            else { continue }
            report(
                change, "`\(option.id)` is `\(old.value.written)` and cannot be turned back",
                help: "write `\(old.value.written)` again")
        }
    }
}
