/// What one file may hold; nothing in the configuration can raise it.
enum Limit {
    static let bytes = 4 << 20
    static let depth = 16
    static let entries = 100_000
    static let scalar = 16 << 10
    /// Findings of the scan before libyaml, in one file.
    static let forbiddenCharacters = 100
    /// Findings of one file, after which it is not read on.
    static let findings = 1_000
}
