import Source

extension Rule {
    static let waiverIsInTime = Rule("waivers/expired", .error, fixed: true, across: .estate) {
        estate, report in
        for waiver in estate.settings.waivers where waiver.value.until <= estate.now {
            report(
                waiver.span,
                "the waiver for `\(waiver.value.address)` ended at `\(waiver.value.until.rfc3339)`",
                address: "settings", help: "remove it, or move `until`")
        }
    }
}
