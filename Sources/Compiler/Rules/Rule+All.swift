extension Rule {
    /// The rules of one state, in byte order of ids.
    static let all: [Rule] = [
        parentIsActive,
        parentChainIsShort,
        somebodyMayOperate,
        emailDomainIsAllowed,
        administratorsAreEnough,
        identitiesAreTold,
        anAdministratorIsActive,
        oneRoleIsGiven,
        invitationIsAccepted,
        roleLimitHolds,
        dutiesAreSeparate,
        staffIsNotCustomer,
        userIsInAWorkspace,
        waiverIsInTime,
        waiverAccepts,
        workspacesAreWithinLimit,
        customerHasCustomersRole,
        workspaceHasMembers,
    ].sorted { $0.facts.id < $1.facts.id }
}
