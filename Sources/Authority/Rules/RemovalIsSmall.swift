import Ledger

extension ChangeRule {
    static let removalIsSmall = ChangeRule("change/mass-removal", .error) { hearing, report in
        guard !hearing.request.allowsMassRemoval else { return }
        let removals = hearing.changes.filter { $0.kind == .userRemoved }
        for (id, removals) in Dictionary(grouping: removals, by: { $0.organization ?? "" }).sorted(by: {
            $0.key < $1.key
        }) {
            guard let organization = hearing.previous.organization(id),
                let platform = hearing.previous.platform(organization.platform)
            else { continue }
            let (count, share) = (organization.users.count, platform.policy.massRemoval)
            guard count >= 8, removals.count * 100 > share * count else { continue }
            report(
                organization.address,
                "\(removals.count) of \(count) users of `\(id)` are removed at once, more than \(share) %",
                help: "if that is meant, use `--allow-mass-removal`", refuses: removals)
        }
    }
}
