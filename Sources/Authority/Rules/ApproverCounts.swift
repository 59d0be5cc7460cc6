import Ledger

extension ChangeRule {
    static let approverCounts = ChangeRule("change/approver", .warning) { hearing, report in
        for approver in Set(hearing.request.approvedBy).sorted() {
            if approver == hearing.actor {
                report(nil, "`\(approver)` makes the change and is not counted among those who agree")
            } else if !hearing.previous.knows(approver) {
                report(nil, "`\(approver)` is nobody in the previous state and is not counted")
            } else {
                for change in hearing.changes where change.subject.id == approver {
                    guard hearing.approvalRules(change).contains(where: \.excludesSubject) else { continue }
                    report(change, "`\(approver)` is the subject of the change and is not counted")
                }
            }
        }
    }
}
