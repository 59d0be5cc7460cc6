import Source

extension Rule {
    static let somebodyMayOperate = Rule("settings/no-operator", .warning, across: .estate) {
        estate, report in
        let settings = estate.settings
        guard !settings.isUnresolved, settings.value.authority == .enforce, settings.value.operators.isEmpty
        else { return }
        report(
            settings.operatorsKey.map { .span($0) } ?? settings.place,
            "there is no operator: nobody could change platforms, people or settings", address: "settings",
            help: "name one under `operators:` in `rolebook.yaml`, or set `authority: report`")
    }
}
