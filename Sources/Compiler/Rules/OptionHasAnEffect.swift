import Ledger
import Source

extension Rule {
    static let optionHasAnEffect = Rule("options/no-effect", .warning) { estate, report in
        for organization in estate.organizations {
            let facts = organization.facts
            for state in organization.options where state.isAwayFromDefault {
                guard let declared = state.declared,
                    let reason = state.option.noEffect.lazy.compactMap({ $0.reason(facts) }).first
                else { continue }
                report(
                    declared.span, "`\(state.option.id)` has no effect here, \(reason)",
                    address: state.address(in: organization), help: "leave the option out")
            }
        }
    }
}

extension Snapshot.Option.Circumstance {
    /// Why an option has no effect, where this is so.
    fileprivate func reason(_ facts: ConditionFacts) -> Message? {
        switch self {
        case .when(let condition): facts.hold(condition) == true ? "since \(condition.written)" : nil
        case .unless(let condition): facts.hold(condition) == false ? "since not \(condition.written)" : nil
        case .both(let when, let unless):
            facts.hold(when) == true && facts.hold(unless) == false
                ? "since \(when.written) and not \(unless.written)" : nil
        }
    }
}
