import Ledger
import Source

/// Works out which value each option of an organization has: locked, declared, default, derived, in this order
/// (1-language, section 6).
struct EffectiveOptions {
    private let platform: Platform
    private let head: Snapshot.Organization
    private let estateZone: String
    private let declared: [String: (key: Span, content: Located<Snapshot.OptionContent>)]
    private var done: [String: OptionState] = [:]
    /// What could not be read, with the options that turn on it.
    private(set) var unknown: UnknownFacts

    init(
        _ platform: Platform, _ head: Snapshot.Organization, estateZone: String,
        _ declared: [String: (key: Span, content: Located<Snapshot.OptionContent>)], unknown: UnknownFacts
    ) {
        self.platform = platform
        self.head = head
        self.estateZone = estateZone
        self.declared = declared
        self.unknown = unknown
    }

    /// All options of the platform that have a value, in byte order of ids.
    mutating func all() -> [OptionState] {
        for index in platform.lockOrder {
            let option = platform.value.options[index]
            done[option.id] = state(option)
        }
        return platform.value.options.compactMap { done[$0.id] }
    }

    /// The options that its lock looks at have been settled before.
    private mutating func state(_ option: Snapshot.Option) -> OptionState? {
        guard let (value, origin) = locked(option) ?? unlocked(option) else { return nil }
        let found = declared[option.id]
        return OptionState(
            option: option, declared: found?.content, key: found?.key, effective: value, origin: origin)
    }

    /// A lock that holds settles the option, whatever is declared.
    private mutating func locked(_ option: Snapshot.Option) -> (
        Snapshot.OptionContent, Snapshot.OptionValue.Origin
    )? {
        guard let lock = option.locked else { return nil }
        switch facts.hold(lock.when) {
        case true:
            unknown.names.remove(option.id)
            return (lock.to, .locked)
        case nil:
            unknown.names.insert(option.id)
            return nil
        default: return nil
        }
    }

    private var facts: ConditionFacts {
        ConditionFacts(head: head, unknown: unknown) { done[$0] }
    }

    private mutating func unlocked(_ option: Snapshot.Option) -> (
        Snapshot.OptionContent, Snapshot.OptionValue.Origin
    )? {
        if let content = declared[option.id]?.content { return (content.value, .declared) }
        if let fallback = option.fallback {
            return (fallback, platform.builtInDefaults.contains(option.id) ? .default : .platform)
        }
        guard option.kind == .timeZone else { return nil }
        if unknown.contains("organization.country") { unknown.names.insert(option.id) }
        let isNorthAmerican = head.country.map(["CA", "MX", "US"].contains) ?? false
        return (.text(isNorthAmerican ? head.timeZone : estateZone), .derived)
    }
}
