import Foundation
import Ledger
import Testing

@testable import Authority

/// What every change needs and what is said of it, case by case.
@Suite(.serialized) struct ChangeTests {
    @Test(arguments: ChangeCase.all)
    func changesAreJudgedAsExpected(_ change: ChangeCase) throws {
        let outcome = try change.outcome()
        #expect(outcome.faults.isEmpty)
        let expected = try? String(contentsOf: change.expectation, encoding: .utf8)
        if ChangeCase.isUpdating, expected != outcome.text {
            print("rewritten: Tests/Fixtures/changes/\(change.name)/expected.txt")
            try Data(outcome.text.utf8).write(to: change.expectation)
        } else {
            #expect(outcome.text == expected)
        }
    }

    /// The folder that is named after the fault holds a case that the rule finds and one that it lets pass.
    @Test(arguments: ChangeRule.all.map(\.id))
    func everyRuleHasACaseInWhichItFiresAndOneInWhichItDoesNot(_ rule: String) throws {
        let group = ChangeCase.all.filter { "change/\($0.group)" == rule }
        let firing = try group.map { try $0.outcome().judgement.diagnostics.contains { $0.rule == rule } }
        #expect(firing.contains(true), "no case in which it fires")
        #expect(firing.contains(false), "no case in which it is silent")
    }

    @Test func everyKindOfChangeAppears() throws {
        let found = try ChangeCase.all.reduce(into: Set<Change.Kind>()) { kinds, change in
            kinds.formUnion(try change.outcome().changes.map(\.kind))
        }
        #expect(Set(Change.Kind.allCases).subtracting(found).isEmpty)
    }

    @Test func findingsAreOneLowerCaseSentence() throws {
        for change in ChangeCase.all {
            for finding in try change.outcome().judgement.diagnostics {
                let message = finding.message.english
                #expect(!message.contains("``") && !message.contains("\n") && !message.hasSuffix("."))
            }
        }
    }
}
