import Ledger
import Source
import YAML

enum WorkspaceKey: UInt8 {
    case name

    static let shape = Shape<WorkspaceKey>([
        .required(.name, "name", .text, "The name as people see it.")
    ])
}

/// Reads the section `workspaces` of every file.
func readWorkspaces(_ parts: inout [OrganizationPart], _ organization: inout Organization) {
    var first: [String: Span] = [:]
    for index in parts.indices {
        guard let node = parts[index].fields[.workspaces], let name = parts[index].fields.name(.workspaces)
        else { continue }
        parts[index].reader.address = .organization(organization.id)
        organization.workspacesKey = organization.workspacesKey ?? parts[index].reader.document.span(name)
        if let platform = organization.platform, platform.has(no: .workspace) {
            reportFeature(&parts[index].reader, name, "workspaces", platform)
            continue
        }
        guard parts[index].reader.isMapping(node) else {
            organization.hasUnresolvedWorkspaces = true
            continue
        }
        for (key, value) in parts[index].reader.document.pairs(node) {
            readWorkspace(&parts[index].reader, key, value, &organization, &first)
        }
    }
    organization.workspaces.sort { $0.id.precedes($1.id) }
}

private func readWorkspace(
    _ reader: inout Reader, _ key: NodeID, _ node: NodeID, _ organization: inout Organization,
    _ first: inout [String: Span]
) {
    reader.address = .entry(organization.id, section: "workspaces", key)
    let id = reader.identifier(key)
    let span = reader.document.span(key)
    if let id, let earlier = first[id] {
        reportSecond(&reader, key, "the workspace `\(id)`", first: earlier)
        return
    }
    let name = reader.fields(node, WorkspaceKey.shape, named: key)?[.name].flatMap { reader.text($0) }
    guard let id else {
        organization.hasUnresolvedWorkspaces = true
        return
    }
    first[id] = span
    organization.workspaces.append(Workspace(id: id, name: name ?? id, span: span))
}

/// Reports a section that the organization's platform has no use for.
func reportFeature(_ reader: inout Reader, _ name: NodeID, _ section: String, _ platform: Platform) {
    reader.report(
        "schema/feature", "the platform `\(platform.value.id)` has no use for `\(section)`", at: name,
        help: "leave the section out")
}
