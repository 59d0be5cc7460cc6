import Source

extension Rule {
    static let workspaceHasMembers = Rule("workspaces/without-members", .note) { estate, report in
        for organization in estate.organizations
        where !organization.hasUnresolvedUsers && !organization.hasUnresolvedAdmissions {
            for workspace in organization.workspaces where workspace.memberCount == 0 {
                report(
                    workspace.span, "nobody is in the workspace `\(workspace.id)`",
                    address: "\(organization.address)/workspaces/\(workspace.id)")
            }
        }
    }
}
