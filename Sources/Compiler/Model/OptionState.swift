import Ledger
import Source

/// An option of an organization: what was declared, and what is in effect.
struct OptionState: Sendable {
    let option: Snapshot.Option
    var declared: Located<Snapshot.OptionContent>?
    /// The key as it stands in the text, where it is declared.
    var key: Span?
    var effective: Snapshot.OptionContent
    var origin: Snapshot.OptionValue.Origin

    var isLocked: Bool { origin == .locked }

    /// Whether it is declared with another value than it would have by itself.
    var isAwayFromDefault: Bool {
        guard let declared else { return false }
        return declared.value != option.fallback
    }
}

/// The facts that could not be read: ids of options, and what conditions call the parts of an organization.
struct UnknownFacts: Sendable {
    var names: Set<String> = []
    /// Nothing is known: a file could not be read, or the platform's conditions are at fault.
    var isAll = false

    func contains(_ name: String) -> Bool { isAll || names.contains(name) }
}

/// What conditions are about: the head of an organization, and the values of options.
struct ConditionFacts {
    let head: Snapshot.Organization
    let unknown: UnknownFacts
    let option: (String) -> OptionState?

    /// Whether all facts of a condition hold; `nil` where that turns on one that could not be read.
    func hold(_ condition: Snapshot.Condition) -> Bool? {
        let known = condition.facts.filter { !unknown.contains($0.name) }
        guard known.allSatisfy(holds) else { return false }
        return known.count == condition.facts.count ? true : nil
    }

    private func holds(_ fact: Snapshot.Condition.Fact) -> Bool {
        switch fact.name {
        case "organization.parent": fact.values.contains(head.parent == nil ? "false" : "true")
        case "organization.classification": fact.values.contains(head.classification.rawValue)
        case "organization.country": head.country.map(fact.values.contains) ?? false
        case "organization.status": fact.values.contains(head.status.rawValue)
        default:
            option(fact.name).map { state in fact.values.contains(where: state.isWritten) } ?? false
        }
    }
}

extension OptionState {
    /// Whether a value written in a condition means what is in effect.
    fileprivate func isWritten(_ text: String) -> Bool {
        switch effective {
        case .flag(let flag): text == (flag ? "true" : "false")
        case .number(let number): text == String(number)
        case .text(let own): text == own
        case .members(let members):
            members.contains(text) || members == ["all"] || (text == "all" && areAll(members))
        }
    }

    /// Whether these are all active members of the option, name by name.
    private func areAll(_ members: [String]) -> Bool {
        option.choices.allSatisfy { !$0.isActive || members.contains($0.id) }
    }
}

extension Organization {
    /// What conditions are judged by.
    var facts: ConditionFacts {
        let states = Dictionary(options.map { ($0.option.id, $0) }) { first, _ in first }
        return ConditionFacts(head: head, unknown: unknownFacts) { states[$0] }
    }
}
