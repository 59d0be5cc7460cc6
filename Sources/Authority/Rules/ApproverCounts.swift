import Ledger

extension ChangeRule {
    static let approverCounts = ChangeRule("change/approver", .warning) { hearing, report in
        for approver in Set(hearing.request.approvedBy).sorted() {
            if approver == hearing.actor {
                report(nil, "`\(approver)` makes the change, and does not count again for agreeing to it")
            } else if !hearing.previous.knows(approver) {
                report(nil, "`\(approver)` is not known in the previous state, and does not count")
            } else {
                for change in hearing.changes where change.isAbout(approver) {
                    guard hearing.approvalRules(change).contains(where: \.excludesSubject) else { continue }
                    report(change, "`\(approver)` is the subject of the change, and does not count")
                }
            }
        }
    }
}
