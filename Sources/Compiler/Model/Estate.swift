import Ledger
import Source

/// Everything that was declared and could be resolved: what rules look at.
struct Estate: Sendable {
    var settings: Settings
    /// In byte order of e-mail.
    var people: [Person]
    /// Those that a rule is to look at: one, for a rule about an organization; else all, in byte order of id.
    var organizations: [Organization]
    /// In byte order of id.
    var reviews: [Review] = []
    /// The moment of the run.
    var now: Instant
    /// Waivers that accepted nothing, once all other findings are known.
    var idleWaivers: [Settings.Waiver] = []
}
