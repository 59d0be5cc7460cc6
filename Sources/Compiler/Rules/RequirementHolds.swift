extension Rule {
    static let requirementHolds = Rule("options/requirement", .error, fixed: true) { estate, report in
        for organization in estate.organizations {
            let facts = organization.facts
            for state in organization.options where !state.isLocked && state.isAwayFromDefault {
                guard !organization.unknownFacts.contains(state.option.id),
                    let requires = state.option.requires, facts.hold(requires) == false,
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
