import Ledger

extension ChangeRule {
    static let approvalsAreThere = ChangeRule("change/approvals", .error) { hearing, report in
        for change in hearing.changes {
            for rule in hearing.approvalRules(change) {
                for (group, missing) in zip(rule.groups, hearing.missing(rule, change)) where missing > 0 {
                    let from =
                        group.from.map { $0.map { "`\($0)`" }.joined(separator: ", ") } ?? "anybody known"
                    report(
                        change, "\(missing) of \(group.people) people are missing who agree, from \(from)",
                        help: "name them with `--approved-by`")
                }
            }
            let wanted = hearing.previous.settings.operatorApprovals
            let missing = wanted - hearing.approvingOperators.count
            if hearing.requirements(change) == [.operator], missing > 0 {
                report(
                    change, "\(missing) of \(wanted) operators are missing who agree",
                    help: "name them with `--approved-by`")
            }
        }
    }
}
