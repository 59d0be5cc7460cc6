import Ledger
import Source
import YAML

/// Reads the section `options` of every file: the platform's options, nested as their dotted ids.
func readOptionValues(
    _ parts: inout [OrganizationPart], _ organization: inout Organization, _ around: Surroundings
) {
    guard let platform = organization.platform else { return }
    var declared: [String: (key: Span, content: Located<Snapshot.OptionContent>)] = [:]
    var keys: [String: Span] = [:]
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
            declared: declared, keys: keys, unknown: organization.unknownFacts)
        section.reader.zones = around.zones
        section.read(node, prefix: "")
        parts[index].reader = section.reader
        declared = section.declared
        keys = section.keys
        organization.unknownFacts = section.unknown
    }
    var effective = EffectiveOptions(
        platform, organization.head, estateZone: around.settings.value.timeZone, declared,
        unknown: organization.unknownFacts)
    organization.options = effective.all()
    organization.unknownFacts = effective.unknown
}

private struct OptionSection {
    var reader: Reader
    let organization: String
    let platform: Platform
    var declared: [String: (key: Span, content: Located<Snapshot.OptionContent>)]
    /// Where each option is first declared, whatever its value.
    var keys: [String: Span]
    var unknown: UnknownFacts

    /// The depth is bounded by the reader of YAML.
    mutating func read(_ node: NodeID, prefix: String) {
        guard reader.isMapping(node) else {
            noteUnknown(prefix)
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
                reportUnknown(key, id)
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
        if let first = keys[option.id] {
            reportSecond(&reader, key, "the option `\(option.id)`", first: first)
            return
        }
        keys[option.id] = document.span(key)
        guard let content = readContent(&reader, value, option) else {
            unknown.names.insert(option.id)
            return
        }
        declared[option.id] = (document.span(key), Located(content, at: document.span(value)))
    }

    /// Of the options that begin like this, nothing is known.
    private mutating func noteUnknown(_ prefix: String) {
        for option in platform.value.options where option.id.hasPrefix(prefix) {
            unknown.names.insert(option.id)
        }
    }

    /// Whichever option or group is meant, its value is not known.
    private mutating func reportUnknown(_ key: NodeID, _ id: String) {
        let ids = platform.value.options.map(\.id)
        let groups = ids.flatMap { id in id.indices.filter { id[$0] == "." }.map { String(id[..<$0]) } }
        let known = Set(ids + groups).sorted { $0.precedes($1) }
        let meant = nearest(to: id, in: known)
        if let meant, ids.contains(meant) {
            unknown.names.insert(meant)
        } else if let meant {
            noteUnknown(meant + ".")
        }
        if platform.hasUnresolvedOptions { return }
        let help: Message? = meant.map { "did you mean `\($0)`?" }
        reader.report("reference/unknown", "unknown option `\(quoted(id))`", at: key, help: help)
    }
}
