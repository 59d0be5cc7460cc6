import Ledger
import Source
import YAML

enum MappingKey: UInt8 {
    case roles, workspaces

    static let shape = Shape<MappingKey>([
        .optional(
            .roles, "roles", .map(keys: .text, values: .either([.identifier, .list(.identifier)])),
            "The role for each name that the source has."),
        .optional(
            .workspaces, "workspaces",
            .map(keys: .text, values: .map(keys: .identifier, values: .identifier)),
            "The workspaces for each name that the source has."),
    ])
}

/// What the roles, groups and workspaces of another system are called here.
package struct ImportMapping: Sendable {
    /// The names in lower case → ids of roles.
    var roles: [String: [String]] = [:]
    /// The names in lower case → workspaces with their roles.
    var workspaces: [String: [(workspace: String, roles: [String])]] = [:]
    /// The names as they are written, in the order of the file.
    var roleNames: [String] = []
    var workspaceNames: [String] = []

    /// A mapping that says nothing.
    package init() {}

    /// Reads a mapping, which is YAML like the declarations.
    package static func read(
        _ source: SourceFile, id: SourceFile.ID, for platform: Snapshot.Platform
    ) -> (mapping: ImportMapping, diagnostics: [Diagnostic]) {
        var mapping = ImportMapping()
        let (document, findings) = parse(source, id: id)
        guard let document else { return (mapping, findings) }
        var reader = Reader(document)
        guard let root = document.root, let fields = reader.fields(root, MappingKey.shape, named: nil) else {
            return (mapping, findings + reader.diagnostics)
        }
        if let node = fields[.roles], reader.isMapping(node) {
            for (name, value) in document.pairs(node) {
                mapping.roleNames.append(document.text(name))
                mapping.roles[document.text(name).lowercased()] =
                    reader.roles(value, "role", platform.roles(.organization))
            }
        }
        if let node = fields[.workspaces], reader.isMapping(node) {
            for (name, value) in document.pairs(node) where reader.isMapping(value) {
                mapping.workspaceNames.append(document.text(name))
                mapping.workspaces[document.text(name).lowercased()] = document.pairs(value).compactMap {
                    key, roles in
                    reader.identifier(key).map {
                        ($0, reader.roles(roles, "workspace role", platform.roles(.workspace)))
                    }
                }
            }
        }
        return (mapping, findings + reader.diagnostics)
    }
}

extension Reader {
    /// One role or a list of them.
    fileprivate mutating func roles(_ node: NodeID, _ what: Message, _ known: [Snapshot.Role]) -> [String] {
        if document.kind(node) == .sequence {
            return document.items(node).flatMap { roles($0, what, known) }
        }
        guard isScalar(node, "a role") else { return [] }
        let id = document.text(node)
        if known.contains(where: { $0.id == id }) { return [id] }
        reportUnknown(what, node, known.map(\.id))
        return []
    }
}
