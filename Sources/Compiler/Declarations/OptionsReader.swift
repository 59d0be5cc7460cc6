import Ledger
import Source
import YAML

enum OptionKey: UInt8 {
    case type, `default`, name, help, scope, permission, gates, locked, consequence, choices, of, requires,
        oneWay
    case noEffect

    static let shape = Shape<OptionKey>([
        .optional(
            .type, "type", .choice(Snapshot.Option.Kind.self),
            "What kind of value the option has; needed unless it is inherited."),
        .optional(.default, "default", .content, "The value where an organization declares none."),
        .optional(.name, "name", .localized, "The name as people see it."),
        .optional(.help, "help", .longLocalized, "What the option does."),
        .optional(
            .scope, "scope", .choice(Snapshot.Option.Scope.self),
            "Who sets it: each organization, or the platform by its default. Default: organization."),
        .optional(
            .permission, "permission", .either([.permission, .map(keys: .text, values: .permission)]),
            "Who may change it; one permission, or one for each new value and `else`. Default: options.manage."
        ),
        .optional(
            .gates, "gates", .either([.values(["all"]), .list(.permission)]),
            "The permissions that contacts have only while it is true."),
        .optional(.locked, "locked", LockKey.shape.form, "When it cannot be changed, and what it is then."),
        .optional(
            .consequence, "consequence", .map(keys: .text, values: .localized),
            "What follows from a value."),
        .optional(
            .choices, "choices", .map(keys: .identifier, values: .localized, atLeast: 1),
            "The values of a choice, by id."),
        .optional(
            .of, "of", .map(keys: .identifier, values: ChoiceKey.shape.form, atLeast: 1),
            "The members of a set, by id."),
        .optional(
            .requires, "requires", .condition,
            "What has to hold where it is set away from its default."),
        .optional(.oneWay, "one_way", .boolean, "Whether it can never be turned back. Default: false."),
        .optional(
            .noEffect, "no_effect", .list(CircumstanceKey.shape.form),
            "Where it has no effect: by any entry whose `when` holds and whose `unless` does not."),
    ])
}

enum LockKey: UInt8 {
    case when, to

    static let shape = Shape<LockKey>([
        .required(.when, "when", .condition, "When the option is locked."),
        .required(.to, "to", .content, "The value that it then has."),
    ])
}

enum CircumstanceKey: UInt8 {
    case when, unless

    static let shape = Shape<CircumstanceKey>(
        [
            .optional(.when, "when", .condition, "No effect while this holds."),
            .optional(.unless, "unless", .condition, "No effect unless this holds."),
        ], needsOneOf: ["when", "unless"])
}

enum ChoiceKey: UInt8 {
    case name, active

    static let shape = Shape<ChoiceKey>([
        .required(.name, "name", .localized, "The name as people see it."),
        .optional(.active, "active", .boolean, "Whether it can be chosen. Default: true."),
    ])
}

extension Snapshot.Option.Scope: CaseIterable {
    package static let allCases: [Self] = [.organization, .platform]
}

/// Reads `options:`, each on top of the inherited option of the same id; returns where each is declared.
func readOptions(
    _ reader: inout Reader, _ node: NodeID, _ platform: inout Platform, _ locales: [String]?
) -> [String: NodeID] {
    var names: [String: NodeID] = [:]
    guard reader.isMapping(node) else {
        platform.hasUnresolvedOptions = true
        return names
    }
    var positions = Dictionary(platform.value.options.enumerated().map { ($1.id, $0) }) { first, _ in first }
    for (name, value) in reader.document.pairs(node) {
        reader.address = .platformEntry(platform.value.id, section: "options", name)
        let position = positions[reader.document.text(name)]
        let base = position.map { platform.value.options[$0] }
        guard let id = optionID(&reader, name),
            let option = readOption(&reader, id, name, value, base, locales)
        else {
            platform.hasUnresolvedOptions = true
            continue
        }
        names[id] = name
        noteOrigin(reader.document, value, id, &platform)
        if let position {
            platform.value.options[position] = option
        } else {
            positions[id] = platform.value.options.count
            platform.value.options.append(option)
        }
    }
    return names
}

/// Notes whose default it is: that of a platform inside the program, or one that the estate gives itself.
private func noteOrigin(_ document: Document, _ node: NodeID, _ id: String, _ platform: inout Platform) {
    if platform.isBuiltIn {
        platform.builtInDefaults.insert(id)
    } else if document.pairs(node).contains(where: { document.equals($0.0, "default") }) {
        platform.builtInDefaults.remove(id)
    }
}

/// Ids joined by dots, as `portal.early-access.enabled`.
private func optionID(_ reader: inout Reader, _ node: NodeID) -> String? {
    guard reader.isScalar(node, "the id of an option") else { return nil }
    let text = reader.document.text(node)
    for part in text.split(separator: ".", omittingEmptySubsequences: false) {
        if let fault = identifierFault(String(part)) {
            reader.report(
                "schema/identifier", "`\(quoted(text))` is not the id of an option: \(fault)", at: node)
            return nil
        }
    }
    return text
}

private func readOption(
    _ reader: inout Reader, _ id: String, _ name: NodeID, _ node: NodeID, _ base: Snapshot.Option?,
    _ locales: [String]?
) -> Snapshot.Option? {
    guard let fields = reader.fields(node, OptionKey.shape, named: name) else { return nil }
    let kind = fields[.type].flatMap { reader.choice($0, Snapshot.Option.Kind.self) }
    guard let kind = kind ?? base?.kind else {
        if fields.isMissing(.type) { reader.reportMissing("type", at: .span(reader.document.span(name))) }
        return nil
    }
    var option = base.map { inherited($0, as: kind) } ?? Snapshot.Option(id: id, kind: kind)
    if let node = fields[.name] { option.name = reader.localized(node, estate: locales) }
    if let node = fields[.help] { option.help = reader.localized(node, long: true, estate: locales) }
    if let node = fields[.scope] {
        option.scope = reader.choice(node, Snapshot.Option.Scope.self) ?? option.scope
    }
    readChoices(&reader, fields, name, &option, locales)
    if let base, base.kind != kind { inherit(base, into: &option, fields, &reader) }
    if let node = fields[.default] { option.fallback = readContent(&reader, node, option) ?? option.fallback }
    if let node = fields[.permission] {
        option.permission = readGuard(&reader, node, option) ?? option.permission
    }
    if let node = fields[.gates] { option.gates = readGates(&reader, node, option) }
    if let node = fields[.locked] { option.locked = readLock(&reader, node, option) }
    if let node = fields[.requires] { option.requires = readCondition(&reader, node) }
    if let node = fields[.oneWay] { option.isOneWay = reader.boolean(node) ?? option.isOneWay }
    if let node = fields[.noEffect], reader.isList(node) {
        option.noEffect = reader.document.items(node).compactMap { readCircumstance(&reader, $0) }
    }
    if let node = fields[.consequence], reader.isMapping(node) {
        for (value, text) in reader.document.pairs(node) where checkValue(&reader, value, option) {
            option.consequences[reader.document.text(value)] = reader.localized(text, estate: locales)
        }
    }
    return option
}

private func readChoices(
    _ reader: inout Reader, _ fields: Fields<OptionKey>, _ name: NodeID, _ option: inout Snapshot.Option,
    _ locales: [String]?
) {
    let key: OptionKey = option.kind == .set ? .of : .choices
    let keyName = option.kind == .set ? "of" : "choices"
    if let node = fields[key], option.kind == .set || option.kind == .choice {
        guard reader.isMapping(node) else { return }
        if reader.document.count(node) == 0 {
            reader.report("schema/value", "at least one value is needed here", at: node)
        }
        option.choices = []
        for (id, value) in reader.document.pairs(node) {
            guard let id = reader.identifier(id) else { continue }
            option.choices.append(readChoice(&reader, id, value, isMember: option.kind == .set, locales))
        }
        if fields[.default] == nil, let name = fields.name(key) { checkInherited(&reader, name, option) }
    } else if option.choices.isEmpty, option.kind == .set || option.kind == .choice, fields.isMissing(key) {
        reader.reportMissing(keyName, at: .span(reader.document.span(name)))
    }
}

/// An inherited default has to be among the choices that are given anew.
private func checkInherited(_ reader: inout Reader, _ name: NodeID, _ option: Snapshot.Option) {
    let chosen: [String]
    switch option.fallback {
    case .text(let choice): chosen = [choice]
    case .members(let members): chosen = members
    case .flag, .number, nil: chosen = []
    }
    let known = option.choices.filter(\.isActive).map(\.id) + (option.kind == .set ? ["all"] : [])
    guard let lost = chosen.first(where: { !known.contains($0) }) else { return }
    reader.report(
        "schema/value", "the inherited default `\(lost)` is not among these", at: name,
        help: "keep it, or give another `default:`")
}

/// Whether a key is a value that the option can have; if it is not, that is reported.
func checkValue(_ reader: inout Reader, _ node: NodeID, _ option: Snapshot.Option) -> Bool {
    guard option.kind == .set else { return readContent(&reader, node, option) != nil }
    return reader.chosen(node, ["all"] + option.choices.map(\.id)) != nil
}

private func readChoice(
    _ reader: inout Reader, _ id: String, _ node: NodeID, isMember: Bool, _ locales: [String]?
) -> Snapshot.Option.Choice {
    var choice = Snapshot.Option.Choice(id: id, name: .same(id))
    if isMember {
        guard let fields = reader.fields(node, ChoiceKey.shape, named: node) else { return choice }
        choice.name = fields[.name].flatMap { reader.localized($0, estate: locales) } ?? choice.name
        choice.isActive = fields[.active].flatMap { reader.boolean($0) } ?? true
    } else {
        choice.name = reader.localized(node, estate: locales) ?? choice.name
    }
    return choice
}

private func readGuard(
    _ reader: inout Reader, _ node: NodeID, _ option: Snapshot.Option
) -> Snapshot.Option.Guard? {
    guard reader.document.kind(node) == .mapping else { return reader.permission(node).map { .one($0) } }
    var byValue: [String: Permission] = [:]
    var otherwise: Permission?
    var hasElse = !reader.document.refusedKeys(node).isEmpty
    for (value, permission) in reader.document.pairs(node) {
        let isElse = reader.document.equals(value, "else")
        hasElse = hasElse || isElse
        guard let permission = reader.permission(permission) else { continue }
        if isElse {
            otherwise = permission
        } else if misspellsElse(reader, value, option) {
            reader.reportValue(value, ["else"])
            hasElse = true
        } else if checkValue(&reader, value, option) {
            byValue[reader.document.text(value)] = permission
        }
    }
    if !hasElse {
        reader.reportMissing(
            "else", at: .span(reader.document.span(node)), help: "add `else:` for all other values")
    }
    return otherwise.map { .byValue(byValue, otherwise: $0) }
}

/// Whether a key is no value of the option, but near to `else`.
private func misspellsElse(_ reader: Reader, _ node: NodeID, _ option: Snapshot.Option) -> Bool {
    guard nearest(to: reader.document.text(node), in: ["else"]) != nil else { return false }
    var trial = reader
    return !checkValue(&trial, node, option)
}

private func readGates(
    _ reader: inout Reader, _ node: NodeID, _ option: Snapshot.Option
) -> Snapshot.Option.Gates? {
    guard option.kind == .boolean else {
        reader.report("schema/value", "only an option of type `boolean` gates permissions", at: node)
        return nil
    }
    if reader.document.kind(node) == .scalar, reader.document.equals(node, "all") { return .all }
    return reader.list(node) { $0.permission($1) }.map { .only($0) }
}

private func readLock(
    _ reader: inout Reader, _ node: NodeID, _ option: Snapshot.Option
) -> Snapshot.Option.Lock? {
    guard let fields = reader.fields(node, LockKey.shape, named: node), let when = fields[.when],
        let to = fields[.to], let condition = readCondition(&reader, when),
        let content = readContent(&reader, to, option)
    else { return nil }
    return .init(when: condition, to: content)
}

private func readCircumstance(_ reader: inout Reader, _ node: NodeID) -> Snapshot.Option.Circumstance? {
    guard let fields = reader.fields(node, CircumstanceKey.shape, named: node) else { return nil }
    let when = fields[.when].map { readCondition(&reader, $0) }
    let unless = fields[.unless].map { readCondition(&reader, $0) }
    switch (when, unless) {
    case (let when??, let unless??): return .both(when: when, unless: unless)
    case (let when??, nil): return .when(when)
    case (nil, let unless??): return .unless(unless)
    default: break
    }
    if fields.isMissing(.when), fields.isMissing(.unless) {
        reader.report("schema/missing-key", "the key `when` or `unless` is missing", at: node)
    }
    return nil
}
