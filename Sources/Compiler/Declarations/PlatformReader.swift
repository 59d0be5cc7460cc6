import Ledger
import Source
import YAML

enum PlatformFileKey: UInt8 {
    case platform, roles, options, policy

    static let shape = Shape<PlatformFileKey>([
        .optional(.platform, "platform", PlatformKey.shape.form, "What the platform is."),
        .optional(.roles, "roles", rolesForm, "The roles, by kind and id."),
        .optional(
            .options, "options", .map(keys: .optionID, values: OptionKey.shape.form),
            "The options, by their dotted ids."),
        .optional(
            .policy, "policy", PolicyKey.shape.form,
            "What is asked of organizations and of changes to them."),
    ])
}

enum PlatformKey: UInt8 {
    case id, name, extends, remove, summary, help

    static let shape = Shape<PlatformKey>(
        [
            .optional(.id, "id", .identifier, "The id; it has to agree with the name of the file."),
            .optional(
                .name, "name", .text,
                "The name as people see it; needed unless another platform is extended."),
            .optional(.extends, "extends", .identifier, "The platform to start from."),
            .optional(
                .remove, "remove", .list(.text),
                "Inherited entries to drop, as roles.portal.basic or options.portal.logo."),
            .optional(.summary, "summary", .longLocalized, "The platform in a sentence or two."),
            .optional(
                .help, "help", .longLocalized,
                "An article about it: paragraphs, lists, emphasis, code, links."),
        ], needsOneOf: ["name", "extends"])
}

/// The platform that a file says it starts from, before anything else is read.
func readBase(_ document: Document) -> NodeID? {
    var reader = Reader(document)
    guard let root = document.root, let fields = reader.fields(root, PlatformFileKey.shape, named: nil),
        let section = fields[.platform]
    else { return nil }
    return reader.fields(section, PlatformKey.shape, named: nil)?[.extends]
}

/// Reads a platform's file on top of the platform that it extends, if any.
///
/// A role given again replaces the whole role, an option is merged field by field, a policy key replaces the key.
func readPlatform(_ reader: inout Reader, id: String, base: Platform?, locales: [String]?) -> Platform? {
    reader.address = .platform(id)
    var platform = inherited(by: reader, id: id, base: base, locales: locales)
    guard let root = reader.document.root else {
        reader.reportMissing(
            "platform", at: .file(reader.document.file), help: "add `platform:` with a `name`")
        return nil
    }
    let known = reader.diagnostics.count
    guard let fields = reader.fields(root, PlatformFileKey.shape, named: nil) else { return nil }
    if reader.hasErrors(since: known) {
        platform.hasUnresolvedRoles = true
        platform.hasUnresolvedOptions = true
        platform.hasUnresolvedPolicy = true
    }
    var removed: [NodeID] = []
    if let section = fields[.platform] {
        removed = readHead(
            &reader, section, named: fields.name(.platform), &platform, locales, hasBase: base != nil)
    } else if base == nil, fields.isMissing(.platform) {
        reader.reportMissing(
            "platform", at: .span(reader.document.span(root)), help: "add `platform:` with a `name`")
    }
    if let node = fields[.roles] { readRoles(&reader, node, &platform, locales) }
    let before = reader.diagnostics.count
    reader.address = .platform(id)
    let names = fields[.options].map { readOptions(&reader, $0, &platform, locales) } ?? [:]
    checkConditions(&reader, platform)
    checkLocks(&reader, names, platform.value)
    if reader.hasErrors(since: before) { platform.hasFaultyOptions = true }
    if let node = fields[.policy] { readPolicy(&reader, node, &platform, locales) }
    reader.address = .platform(id)
    checkRemovals(&reader, removed, platform.value)
    platform.resolve()
    return platform
}

/// What a platform starts with: what it extends, or nothing.
private func inherited(by reader: Reader, id: String, base: Platform?, locales: [String]?) -> Platform {
    var platform = Platform(base?.value ?? Snapshot.Platform(id: id, name: ""))
    platform.value.id = id
    platform.isBuiltIn = locales == nil
    platform.hasUnresolvedRoles = !reader.document.isWhole || base?.hasUnresolvedRoles ?? false
    platform.hasUnresolvedOptions = !reader.document.isWhole || base?.hasUnresolvedOptions ?? false
    platform.hasFaultyOptions = base?.hasFaultyOptions ?? false
    platform.hasUnresolvedPolicy = !reader.document.isWhole || base?.hasUnresolvedPolicy ?? false
    platform.value.file = platform.isBuiltIn ? nil : reader.document.source.path
    platform.builtInDefaults = base?.builtInDefaults ?? []
    return platform
}

/// Reads `platform:`; returns the entries that it removes.
private func readHead(
    _ reader: inout Reader, _ node: NodeID, named name: NodeID?, _ platform: inout Platform,
    _ locales: [String]?, hasBase: Bool
) -> [NodeID] {
    guard let fields = reader.fields(node, PlatformKey.shape, named: name) else { return [] }
    checkFileName(&reader, fields[.id], platform.value.id)
    if let node = fields[.name] {
        platform.value.name = reader.text(node) ?? platform.value.name
    } else if !hasBase, fields.isMissing(.name), fields.isMissing(.extends) {
        reader.reportMissing(
            "name", at: name.map { .span(reader.document.span($0)) } ?? .file(reader.document.file))
    }
    if let node = fields[.summary] {
        platform.value.summary = reader.localized(node, long: true, estate: locales)
    }
    if let node = fields[.help] { platform.value.help = reader.localized(node, long: true, estate: locales) }
    return fields[.remove].map { readRemovals(&reader, $0, &platform) } ?? []
}

/// An `id` inside a file has to agree with the file's or folder's name.
func checkFileName(_ reader: inout Reader, _ node: NodeID?, _ id: String) {
    guard let node, reader.isScalar(node, "an id") else { return }
    let text = reader.document.text(node)
    if text != id {
        reader.report(
            "reference/file-name", "the id `\(quoted(text))` differs from the name of the file, `\(id)`",
            at: node,
            help: "write `\(id)`, or rename the file")
    }
}
