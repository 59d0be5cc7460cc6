import Ledger

/// The severities that `rules:` may give; `off` silences a rule.
let severityNames = ["error", "warning", "note", "off"]

/// The section `roles` of a platform: for each kind the roles by id.
let rolesForm = Form.record(
    Snapshot.Role.Kind.allCases.map { kind in
        .init(
            name: kind.rawValue, isRequired: false,
            form: .map(keys: .identifier, values: RoleKey.shape.form), summary: summary(of: kind))
    })

private func summary(of kind: Snapshot.Role.Kind) -> String {
    switch kind {
    case .organization: "What a user of an organization may be."
    case .workspace: "What a user may be inside a workspace."
    case .portal: "The access levels of contacts."
    case .vendor: "The functions of the vendor's people; they count in every organization on this platform."
    }
}
