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

    init(
        _ platform: Platform, _ head: Snapshot.Organization, estateZone: String,
        _ declared: [String: (key: Span, content: Located<Snapshot.OptionContent>)]
    ) {
        self.platform = platform
        self.head = head
        self.estateZone = estateZone
        self.declared = declared
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
    private func state(_ option: Snapshot.Option) -> OptionState? {
        guard let (value, origin) = locked(option) ?? unlocked(option) else { return nil }
        let found = declared[option.id]
        return OptionState(
            option: option, declared: found?.content, key: found?.key, effective: value, origin: origin)
    }

    private func locked(_ option: Snapshot.Option) -> (Snapshot.OptionContent, Snapshot.OptionValue.Origin)? {
        guard let lock = option.locked, facts.hold(lock.when) else { return nil }
        return (lock.to, .locked)
    }

    private var facts: ConditionFacts { ConditionFacts(head: head) { done[$0] } }

    private func unlocked(_ option: Snapshot.Option) -> (Snapshot.OptionContent, Snapshot.OptionValue.Origin)?
    {
        if let content = declared[option.id]?.content { return (content.value, .declared) }
        if let fallback = option.fallback {
            return (fallback, platform.builtInDefaults.contains(option.id) ? .default : .platform)
        }
        guard option.kind == .timeZone else { return nil }
        let isNorthAmerican = head.country.map(["CA", "MX", "US"].contains) ?? false
        return (.text(isNorthAmerican ? head.timeZone : estateZone), .derived)
    }
}
