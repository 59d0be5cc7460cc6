import Ledger

extension ChangeRule {
    static let removalIsSmall = ChangeRule("change/mass-removal", .error) { hearing, report in
        guard !hearing.request.allowsMassRemoval else { return }
        var removed: [String: Int] = [:]
        for change in hearing.changes where change.kind == .userRemoved {
            removed[change.organization ?? "", default: 0] += 1
        }
        for (id, count) in removed.sorted(by: { $0.key < $1.key }) {
            guard let organization = hearing.previous.organization(id), organization.users.count >= 8,
                let platform = hearing.previous.platform(organization.platform),
                count * 100 > platform.policy.massRemoval * organization.users.count
            else { continue }
            report(
                organization.address,
                "\(count) of \(organization.users.count) users of `\(id)` are removed at once, more than \(platform.policy.massRemoval) %",
                help: "if that is meant, use `--allow-mass-removal`")
        }
    }
}
