import Ledger

extension ChangeRule {
    static let approvalsAreThere = ChangeRule("change/approvals", .error) { hearing, report in
        for change in hearing.changes {
            for rule in hearing.approvalRules(change) {
                for (group, missing) in zip(rule.groups, hearing.missing(rule, change)) where missing > 0 {
                    report(
                        change, .missing(missing, of: group.people, from: group.from),
                        help: "name them with `--approved-by`")
                }
            }
            let wanted = hearing.previous.settings.operatorApprovals
            let missing = wanted - hearing.approvingOperators.count
            if hearing.requirements(change) == [.operator], missing > 0 {
                report(
                    change,
                    wanted == 1
                        ? "another operator has to agree"
                        : "\(wanted) other operators have to agree; \(missing) missing",
                    help: "name them with `--approved-by`")
            }
        }
    }
}
