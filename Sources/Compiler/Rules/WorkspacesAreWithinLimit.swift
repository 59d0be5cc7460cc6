import Source

extension Rule {
    static let workspacesAreWithinLimit = Rule("workspaces/limit", .error, fixed: true) { estate, report in
        for organization in estate.organizations {
            guard let limit = organization.head.workspaceLimit, organization.workspaces.count > limit else {
                continue
            }
            let inOrder = organization.workspaces.sorted {
                ($0.span.file, $0.span.start) < ($1.span.file, $1.span.start)
            }
            report(
                inOrder[limit].span,
                "too many workspaces in `\(organization.id)`: \(organization.workspaces.count), the limit is \(limit)",
                address: organization.address, help: "remove a workspace, or raise `workspace_limit`")
        }
    }
}
