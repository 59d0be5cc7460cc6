extension Snapshot.OptionContent {
    /// As it is typed.
    package var written: String {
        switch self {
        case .flag(let flag): flag ? "true" : "false"
        case .number(let number): String(number)
        case .text(let text): text
        case .members(let members): members == ["all"] ? "all" : "[\(members.joined(separator: ", "))]"
        }
    }
}
