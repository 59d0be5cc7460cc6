import Source

extension Rule {
    static let parentChainIsShort = Rule("organizations/depth", .error, fixed: true, across: .estate) {
        estate, report in
        let parents = Dictionary(
            uniqueKeysWithValues: estate.organizations.map { ($0.id, $0.head.parent) })
        for organization in estate.organizations {
            guard let platform = organization.platform, let span = organization.parentSpan else { continue }
            var chain = [organization.id]
            while let last = chain.last, let parent = parents[last] ?? nil {
                guard !chain.contains(parent) else { return }
                chain.append(parent)
            }
            let limit = platform.value.policy.maximumDepth
            guard chain.count > limit else { continue }
            report(
                span, "the chain of parents `\(chain.joined(separator: " → "))` is longer than \(limit)",
                address: organization.address, help: "attach `\(organization.id)` further up")
        }
    }
}
