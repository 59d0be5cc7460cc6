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
    /// Options whose lock is being looked at; who comes back to one finds it unlocked.
    private var open: Set<String> = []

    init(
        _ platform: Platform, _ head: Snapshot.Organization, estateZone: String,
        _ declared: [String: (key: Span, content: Located<Snapshot.OptionContent>)]
    ) {
        self.platform = platform
        self.head = head
        self.estateZone = estateZone
        self.declared = declared
    }

    /// All options of the platform, in byte order of ids.
    mutating func all() -> [OptionState] { platform.value.options.compactMap { state($0) } }

    private mutating func state(_ option: Snapshot.Option) -> OptionState? {
        if let state = done[option.id] { return state }
        let found = declared[option.id]
        var state = OptionState(
            option: option, declared: found?.content, key: found?.key, effective: .flag(false),
            origin: .derived)
        if let lock = option.locked, open.insert(option.id).inserted {
            let isLocked = holds(lock.when)
            open.remove(option.id)
            if isLocked {
                state.effective = lock.to
                state.origin = .locked
                done[option.id] = state
                return state
            }
        }
        guard let (value, origin) = unlocked(option) else { return nil }
        state.effective = value
        state.origin = origin
        if open.isEmpty { done[option.id] = state }
        return state
    }

    private func unlocked(_ option: Snapshot.Option) -> (Snapshot.OptionContent, Snapshot.OptionValue.Origin)?
    {
        if let content = declared[option.id]?.content { return (content.value, .declared) }
        if let fallback = option.fallback {
            let isOwn = !platform.isBuiltIn && !platform.inheritedOptions.contains(option.id)
            return (fallback, isOwn ? .platform : .default)
        }
        guard option.kind == .timeZone else { return nil }
        let isNorthAmerican = head.country.map(["CA", "MX", "US"].contains) ?? false
        return (.text(isNorthAmerican ? head.timeZone : estateZone), .derived)
    }

    private mutating func holds(_ condition: Snapshot.Condition) -> Bool {
        var values: [String: Snapshot.OptionContent] = [:]
        for fact in condition.facts {
            guard let option = platform.value.option(fact.name) else { continue }
            values[fact.name] = open.contains(option.id) ? unlocked(option)?.0 : state(option)?.effective
        }
        return ConditionFacts(head: head) { values[$0] }.hold(condition)
    }
}
