import Ledger

extension ChangeRule {
    static let platformStays = ChangeRule("change/platform-switch", .error, isBeyondRequest: true) {
        hearing, report in
        for change in hearing.changes where change.kind == .organizationUpdated {
            guard let old = change.beforeValue?["platform"]?.string,
                let new = change.afterValue?["platform"]?.string
            else {
                continue
            }
            report(
                change, "`\(change.subject.id)` moves from the platform `\(old)` to `\(new)`",
                help: "declare a new organization on `\(new)`")
        }
    }
}
