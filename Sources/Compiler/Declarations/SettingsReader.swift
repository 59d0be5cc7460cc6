import Ledger
import Source
import YAML

/// `config/rolebook.yaml` as it is declared, with the places that rules point to.
struct Settings {
    struct Waiver {
        var value: Snapshot.Settings.Waiver
        var span: Span
    }

    var value = Snapshot.Settings()
    var zone = Zone.utc
    /// The start of the file; nowhere without one.
    var place = Place.nowhere
    var operatorsKey: Span?
    /// The file, its operators or its authority could not be read: rules about them keep silent.
    var isUnresolved = false
    var waivers: [Waiver] = []
}

enum SettingsKey: UInt8 {
    case rolebook, title, locales, timeZone, operators, operatorApprovals, authority, ipAddresses,
        expiryNotice
    case sourceURL, rules, waivers

    static let shape = Shape<SettingsKey>([
        .required(.rolebook, "rolebook", .version(1), "The version of the language."),
        .optional(.title, "title", .localized, "What the estate is called on its pages."),
        .optional(
            .locales, "locales", .someOf(.values(knownLocales)),
            "The languages of the pages; the first is the default. Default: en."),
        .optional(
            .timeZone, "time_zone", .zone,
            "The IANA time zone in which dates are meant. Default: UTC."),
        .optional(.operators, "operators", .list(.email), "Who may change platforms, people and this file."),
        .optional(
            .operatorApprovals, "operator_approvals", .integer(from: 0),
            "How many further operators have to approve such a change. Default: 0."),
        .optional(
            .authority, "authority", .choice(Snapshot.Settings.Authority.self),
            "Whether rules about changes are errors (enforce) or warnings (report). Default: enforce."),
        .optional(
            .ipAddresses, "ip_addresses", .choice(Snapshot.Settings.Addresses.self),
            "How addresses are kept in the activity log. Default: full."),
        .optional(
            .expiryNotice, "expiry_notice", .limitedPeriod,
            "How long ahead an end is announced. Default: 14 days."),
        .optional(
            .sourceURL, "source_url", .link,
            "Where a declaring file can be seen; `{file}` stands for its path."),
        .optional(
            .rules, "rules", .map(keys: .adjustableRule, values: .values(severityNames)),
            "The severity of rules that may be changed."),
        .optional(
            .waivers, "waivers", .list(WaiverKey.shape.form),
            "Findings that are accepted until a day."),
    ])
}

enum WaiverKey: UInt8 {
    case rule, address, until, reason

    static let shape = Shape<WaiverKey>([
        .required(.rule, "rule", .adjustableRule, "The rule whose finding is accepted."),
        .required(
            .address, "address", .text,
            "Where the finding stands, as organizations/acme/users/ada@acme.example."),
        .required(.until, "until", .moment, "The moment at which the waiver ends."),
        .required(.reason, "reason", .text, "Why the finding is accepted."),
    ])
}

extension Snapshot.Settings.Authority: CaseIterable {
    package static let allCases: [Self] = [.enforce, .report]
}

extension Snapshot.Settings.Addresses: CaseIterable {
    package static let allCases: [Self] = [.full, .truncated, .none]
}

/// Reads the settings of the estate; a document without a root declares nothing.
func readSettings(_ reader: inout Reader, zones: Zones) -> Settings {
    var settings = Settings()
    let document = reader.document
    settings.place = .span(Span(file: document.file, start: 0, end: 0))
    settings.value.file = document.source.path
    reader.address = .settings
    guard let root = document.root else {
        reader.reportMissing("rolebook", at: .file(document.file), help: "add `rolebook: 1`")
        return settings
    }
    settings.isUnresolved = true
    guard let fields = reader.fields(root, SettingsKey.shape, named: nil) else { return settings }
    settings.isUnresolved = fields.isMeant(.operators) || fields.isMeant(.authority)
    if let node = fields[.rolebook] { checkVersion(&reader, node) }
    if let node = fields[.locales], let locales = readLocales(&reader, node) {
        settings.value.locales = locales
    }
    if let node = fields[.title] {
        settings.value.title = reader.localized(node, estate: settings.value.locales)
    }
    if let node = fields[.timeZone], let zone = reader.zone(node, zones) {
        settings.zone = zone
        settings.value.timeZone = zone.identifier
    }
    readOperators(&reader, fields, &settings)
    readConduct(&reader, fields, &settings)
    if let node = fields[.rules] { readSeverities(&reader, node, &settings) }
    if let node = fields[.waivers] { readWaivers(&reader, node, &settings) }
    return settings
}

private func readOperators(
    _ reader: inout Reader, _ fields: Fields<SettingsKey>, _ settings: inout Settings
) {
    settings.operatorsKey = fields.name(.operators).map(reader.document.span)
    if let node = fields[.operators] {
        let operators = reader.list(node) { $0.email($1) }
        settings.value.operators = Set(operators ?? []).sorted { $0.precedes($1) }
        settings.isUnresolved = settings.isUnresolved || operators?.count != reader.document.count(node)
    }
    if let node = fields[.operatorApprovals] {
        settings.value.operatorApprovals = reader.integer(node, in: 0...Int(Int32.max)) ?? 0
    }
}

private func checkVersion(_ reader: inout Reader, _ node: NodeID) {
    guard let version = reader.integer(node, in: 0...Int(Int32.max)), version != 1 else { return }
    reader.report(
        "schema/value", "this program reads version 1 of the language, not \(version)", at: node,
        help: "write `rolebook: 1`")
}

/// How the program goes about its work: what it enforces, keeps, announces and links to.
private func readConduct(_ reader: inout Reader, _ fields: Fields<SettingsKey>, _ settings: inout Settings) {
    if let node = fields[.authority] {
        let authority = reader.choice(node, Snapshot.Settings.Authority.self)
        settings.value.authority = authority ?? .enforce
        settings.isUnresolved = settings.isUnresolved || authority == nil
    }
    if let node = fields[.ipAddresses] {
        settings.value.addresses = reader.choice(node, Snapshot.Settings.Addresses.self) ?? .full
    }
    if let node = fields[.expiryNotice], let period = reader.period(node, unlimited: false) {
        settings.value.expiryNotice = period
    }
    if let node = fields[.sourceURL] { settings.value.sourceURL = readSourceURL(&reader, node) }
}

private func readLocales(_ reader: inout Reader, _ node: NodeID) -> [String]? {
    let locales: [String]? = reader.list(node) { reader, item in
        guard reader.isScalar(item, "a locale") else { return nil }
        let locale = reader.document.text(item)
        if knownLocales.contains(locale) { return locale }
        reader.reportValue(item, knownLocales)
        return nil
    }
    guard var locales else { return nil }
    if locales.isEmpty {
        if reader.document.count(node) == 0 {
            reader.report("schema/value", "an estate has at least one locale", at: node, help: "write `[en]`")
        }
        return nil
    }
    var seen = Set<String>()
    locales.removeAll { !seen.insert($0).inserted }
    return locales
}

private func readSourceURL(_ reader: inout Reader, _ node: NodeID) -> String? {
    guard let text = reader.text(node) else { return nil }
    guard text.hasPrefix("https://"), text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
        reader.report(
            "schema/value", "`\(quoted(text))` is not an address that starts with `https://`", at: node)
        return nil
    }
    return text
}

private func readSeverities(_ reader: inout Reader, _ node: NodeID, _ settings: inout Settings) {
    guard reader.isMapping(node) else { return }
    for (name, value) in reader.document.pairs(node) {
        let id = reader.document.text(name)
        guard let rule = checkedRule(&reader, name) else { continue }
        guard rule.isAdjustable else {
            reader.report("schema/value", "the severity of `\(id)` cannot be changed", at: name)
            continue
        }
        guard reader.isScalar(value, "a severity") else { continue }
        let severity = reader.document.text(value)
        if severityNames.contains(severity) {
            settings.value.severities[id] = severity
        } else {
            reader.reportValue(value, severityNames)
        }
    }
}

/// The rule that a scalar names; an unknown one is reported.
private func checkedRule(_ reader: inout Reader, _ node: NodeID) -> RuleFacts? {
    guard reader.isScalar(node, "a rule") else { return nil }
    if let rule = RuleFacts.all[reader.document.text(node)] { return rule }
    reader.reportUnknown("rule", node, RuleFacts.all.keys.sorted())
    return nil
}

private func readWaivers(_ reader: inout Reader, _ node: NodeID, _ settings: inout Settings) {
    guard reader.isList(node) else { return }
    for item in reader.document.items(node) {
        guard let fields = reader.fields(item, WaiverKey.shape, named: item) else { continue }
        guard let ruleNode = fields[.rule], let rule = checkedRule(&reader, ruleNode) else { continue }
        if !rule.isAdjustable {
            reader.report("schema/value", "findings of `\(rule.id)` cannot be waived", at: ruleNode)
            continue
        }
        let address = fields[.address].flatMap { reader.text($0) }
        let until = fields[.until].flatMap { reader.moment($0, in: settings.zone) }
        let reason = fields[.reason].flatMap { reader.text($0) }
        guard let address, let until, let reason else { continue }
        let waiver = Snapshot.Settings.Waiver(rule: rule.id, address: address, until: until, reason: reason)
        settings.waivers.append(Settings.Waiver(value: waiver, span: reader.document.span(item)))
    }
    settings.value.waivers = settings.waivers.map(\.value)
}
