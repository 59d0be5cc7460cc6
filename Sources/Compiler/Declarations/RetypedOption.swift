import Ledger
import Source
import YAML

/// What an option starts with; of another type, only what is the same in all of them.
func inherited(_ base: Snapshot.Option, as kind: Snapshot.Option.Kind) -> Snapshot.Option {
    if base.kind == kind { return base }
    var option = Snapshot.Option(id: base.id, kind: kind)
    option.name = base.name
    option.help = base.help
    option.scope = base.scope
    option.requires = base.requires
    option.noEffect = base.noEffect
    option.isOneWay = base.isOneWay
    return option
}

/// Passes on what an option inherits where its type is given anew: what a declaration of that type could not say is
/// reported at the type, and left out.
func inherit(
    _ base: Snapshot.Option, into option: inout Snapshot.Option, _ fields: Fields<OptionKey>,
    _ reader: inout Reader
) {
    guard let type = fields[.type] else { return }
    func judge(_ field: String, _ rule: String?) -> Bool {
        guard let rule else { return true }
        reader.report(
            rule, "the inherited `\(field)` does not fit the type `\(option.kind.rawValue)`", at: type,
            help: "give `\(field)` anew, or keep the type `\(base.kind.rawValue)`")
        return false
    }
    let trial = RetypedOption(base: base, option: option, zones: reader.zones)
    if fields.isMissing(.default), let content = base.fallback, judge("default", trial.fault(of: content)) {
        option.fallback = trial.content(content)
    }
    if fields.isMissing(.permission), judge("permission", trial.faultOfPermission) {
        option.permission = base.permission
    }
    if fields.isMissing(.gates), judge("gates", trial.faultOfGates) { option.gates = base.gates }
    if fields.isMissing(.locked), let lock = base.locked, judge("locked", trial.fault(of: lock.to)) {
        option.locked = trial.content(lock.to).map { .init(when: lock.when, to: $0) }
    }
    if fields.isMissing(.consequence), judge("consequence", trial.fault(ofValues: base.consequences.keys)) {
        option.consequences = base.consequences
    }
}

/// An inherited option whose parts are read as if they stood below its new type.
private struct RetypedOption {
    let base: Snapshot.Option
    let option: Snapshot.Option
    let zones: Zones?

    func content(_ content: Snapshot.OptionContent) -> Snapshot.OptionContent? {
        read(yaml(content)) { readContent(&$0, $1, option) }.value ?? nil
    }

    /// The rule that a value of the old type breaks in the new one.
    func fault(of content: Snapshot.OptionContent) -> String? {
        read(yaml(content)) { readContent(&$0, $1, option) }.rule
    }

    func fault(ofValues values: some Collection<String>) -> String? {
        values.sorted { $0.precedes($1) }.lazy.compactMap { value in
            read(yaml(value)) { checkValue(&$0, $1, option) }.rule
        }.first
    }

    var faultOfPermission: String? {
        guard case .byValue(let permissions, _) = base.permission else { return nil }
        return fault(ofValues: permissions.keys)
    }

    var faultOfGates: String? { base.gates == nil || option.kind == .boolean ? nil : "schema/value" }

    private func read<Value>(
        _ text: String, _ body: (inout Reader, NodeID) -> Value
    ) -> (value: Value?, rule: String?) {
        let (document, _) = parse(SourceFile(path: "", bytes: Array("- \(text)".utf8)), id: 0)
        guard let document, let root = document.root, let item = Array(document.items(root)).first else {
            return (nil, nil)
        }
        var reader = Reader(document)
        reader.zones = zones
        let value = body(&reader, item)
        return (value, reader.diagnostics.first?.rule)
    }

    private func yaml(_ content: Snapshot.OptionContent) -> String {
        switch content {
        case .flag(let flag): flag ? "true" : "false"
        case .number(let number): String(number)
        case .text(let text): yamlScalar(text)
        case .members(["all"]): "all"
        case .members(let members): "[" + members.map(yamlScalar).joined(separator: ", ") + "]"
        }
    }

    /// A value as the key of a map has it.
    private func yaml(_ value: String) -> String {
        base.kind == .boolean || base.kind == .integer ? value : yamlScalar(value)
    }
}
