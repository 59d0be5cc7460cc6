import Source

extension Rule {
    static let parentIsActive = Rule("organizations/inactive-parent", .warning, across: .estate) {
        estate, report in
        for organization in estate.organizations where organization.isActive {
            guard let parent = estate.organizations.first(where: { $0.id == organization.head.parent }),
                !parent.isActive, let span = organization.parentSpan
            else { continue }
            report(
                span, "`\(organization.id)` is active, but its parent `\(parent.id)` is not",
                address: organization.address,
                help: "set `status: inactive` here too, or move it to another parent")
        }
    }
}
