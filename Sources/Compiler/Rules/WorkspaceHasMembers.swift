import Source

extension Rule {
    static let workspaceHasMembers = Rule("workspaces/without-members", .note) { estate, report in
        for organization in estate.organizations where organization.hasKnownMembers {
            for workspace in organization.workspaces where workspace.memberCount == 0 {
                report(
                    workspace.span, "nobody is in the workspace `\(workspace.id)`",
                    address: "\(organization.address)/workspaces/\(workspace.id)")
            }
        }
    }
}

extension Organization {
    /// Whether it is known of everybody in which workspaces he is.
    fileprivate var hasKnownMembers: Bool {
        !hasUnresolvedUsers && !hasUnresolvedAdmissions && !users.contains(where: \.hasUnresolvedWorkspaces)
            && !admissions.contains(where: \.hasUnresolvedWorkspaces)
    }
}
