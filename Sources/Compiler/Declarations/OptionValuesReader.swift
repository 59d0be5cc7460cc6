import Ledger
import Source
import YAML

/// Reads the section `options` of every file: the platform's options, nested as their dotted ids.
func readOptionValues(
    _ parts: inout [OrganizationPart], _ organization: inout Organization, _ around: Surroundings
) {
    guard let platform = organization.platform else { return }
    var declared: [String: (key: Span, content: Located<Snapshot.OptionContent>)] = [:]
    for index in parts.indices {
        guard let node = parts[index].fields[.options], let name = parts[index].fields.name(.options) else {
            continue
        }
        parts[index].reader.address = .organization(organization.id)
        if platform.value.options.isEmpty, !platform.hasUnresolvedOptions {
            reportFeature(&parts[index].reader, name, "options", platform)
            continue
        }
        var section = OptionSection(
            reader: parts[index].reader, organization: organization.id, platform: platform,
            declared: declared)
        section.reader.zones = around.zones
        section.read(node, prefix: "")
        parts[index].reader = section.reader
        declared = section.declared
        organization.hasUnresolvedOptions = organization.hasUnresolvedOptions || section.hasUnresolved
    }
    var effective = EffectiveOptions(
        platform, organization.head, estateZone: around.settings.value.timeZone, declared)
    organization.options = effective.all()
}

private struct OptionSection {
    var reader: Reader
    let organization: String
    let platform: Platform
    var declared: [String: (key: Span, content: Located<Snapshot.OptionContent>)]
    var hasUnresolved = false

    /// The depth is bounded by the reader of YAML.
    mutating func read(_ node: NodeID, prefix: String) {
        guard reader.isMapping(node) else {
            hasUnresolved = true
            return
        }
        for (key, value) in reader.document.pairs(node) {
            let id = prefix + reader.document.text(key)
            if let option = platform.value.option(id) {
                reader.address = .option(organization, id)
                take(option, key, value)
            } else if platform.value.options.contains(where: { $0.id.hasPrefix(id + ".") }) {
                reader.address = .organization(organization)
                read(value, prefix: id + ".")
            } else {
                reader.address = .option(organization, id)
                hasUnresolved = true
                if !platform.hasUnresolvedOptions { reportUnknown(key, id) }
            }
        }
    }

    private mutating func take(_ option: Snapshot.Option, _ key: NodeID, _ value: NodeID) {
        let document = reader.document
        guard option.scope == .organization else {
            reader.report(
                "schema/feature", "`\(option.id)` is set by the platform, not by an organization", at: key,
                help: "set its default in a platform of your own")
            return
        }
        if let first = declared[option.id] {
            reportSecond(&reader, key, "the option `\(option.id)`", first: first.key)
            return
        }
        guard let content = readContent(&reader, value, option) else {
            hasUnresolved = true
            return
        }
        declared[option.id] = (document.span(key), Located(content, at: document.span(value)))
    }

    private mutating func reportUnknown(_ key: NodeID, _ id: String) {
        let ids = platform.value.options.map(\.id)
        let groups = ids.flatMap { id in id.indices.filter { id[$0] == "." }.map { String(id[..<$0]) } }
        let known = Set(ids + groups).sorted { $0.precedes($1) }
        let help: Message? = nearest(to: id, in: known).map { "did you mean `\($0)`?" }
        reader.report("reference/unknown", "unknown option `\(quoted(id))`", at: key, help: help)
    }
}
