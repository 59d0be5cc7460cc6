import Ledger
import Reports
import Source

extension Phrases {
    /// The failures, each with its place and what holds instead, and a summary.
    func testText(_ outcome: TestOutcome, _ configFolder: String) -> String {
        if outcome.results.isEmpty { return "\(self("test.none", visible("\(configFolder)/assertions")))\n" }
        var text = ""
        for result in outcome.results where !result.hasPassed {
            text += "\(self("test.failed", visible(title(result))))\n"
            for failure in result.failures {
                let line = result.declared.line(of: failure.part)
                text += "  --> \(visible(result.declared.file)):\(line)\n"
                text += "   = \(visible(sentence(failure)))\n"
            }
            text += "\n"
        }
        let count = outcome.results.count
        let passed = number(count - outcome.failed)
        return text + "\(self.count("test.summary", count, passed, number(outcome.failed)))\n"
    }

    /// The name of an assertion, or what it is about.
    private func title(_ result: TestOutcome.Result) -> String {
        let assertion = result.declared.assertion
        let place = assertion.workspace.map { "\(assertion.organization)/\($0)" } ?? assertion.organization
        let title =
            switch (assertion.name, assertion.statement) {
            case (let name?, _): name
            case (nil, .person(let email, _, _)): self("test.title", email, place)
            case (nil, .holders(let demand, _)): self("test.title", permission(demand), place)
            }
        return result.isRepeated ? self("test.repeated", title, String(result.declared.line)) : title
    }

    /// What holds in place of what an assertion says.
    func sentence(_ failure: Assertion.Failure) -> String {
        let ways = failure.grants.map { standing, grant in way(standing, permission(grant)) }
            .joined(separator: self["list.semicolon"])
        let key = failure.isHeld ? "test.can" : ways.isEmpty ? "test.cannot" : "test.can-only"
        return self(key, failure.person, permission(failure.demand), ways)
    }
}
