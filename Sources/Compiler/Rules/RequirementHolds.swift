extension Rule {
    static let requirementHolds = Rule("options/requirement", .error, fixed: true) { estate, report in
        for organization in estate.organizations where organization.canJudgeConditions {
            let facts = organization.facts
            for state in organization.options where !state.isLocked && state.isAwayFromDefault {
                guard let requires = state.option.requires, !facts.hold(requires),
                    let declared = state.declared
                else {
                    continue
                }
                report(
                    declared.span,
                    "`\(state.option.id)` cannot be `\(declared.value.written)` without \(requires.written)",
                    address: state.address(in: organization),
                    help: "see to that first, or leave the option out")
            }
        }
    }
}
