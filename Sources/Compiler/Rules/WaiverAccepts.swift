import Source

extension Rule {
    /// Whether a waiver accepted something is known when all findings are in: `Compile.swift` hands over the idle ones.
    static let waiverAccepts = Rule("waivers/unused", .warning, across: .estate) { estate, report in
        for waiver in estate.idleWaivers {
            report(
                waiver.span,
                "the waiver of `\(waiver.value.rule)` for `\(waiver.value.address)` accepts nothing",
                address: "settings", help: "remove it")
        }
    }
}
