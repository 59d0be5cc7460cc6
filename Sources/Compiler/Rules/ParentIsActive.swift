import Source

extension Rule {
    static let parentIsActive = Rule("organizations/inactive-parent", .warning, across: .estate) {
        estate, report in
        let inactive = Set(estate.organizations.filter { $0.head.status == .inactive }.map(\.id))
        for organization in estate.organizations where organization.isActive {
            guard let parent = organization.head.parent, inactive.contains(parent),
                let span = organization.parentSpan
            else { continue }
            report(
                span, "`\(organization.id)` is active, but its parent `\(parent)` is not",
                address: organization.address,
                help: "set `status: inactive` here too, or move it to another parent")
        }
    }
}
