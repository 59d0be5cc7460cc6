/// One option of a command.
struct Flag: Sendable {
    let name: String
    var short: String?
    /// What stands for the value in the help; `nil` where the flag takes none.
    var value: String?
    let summary: String
    /// The values that are allowed, where they are few.
    var values: [String] = []
    var repeats = false

    init(
        _ name: String, short: String? = nil, value: String? = nil, _ summary: String, values: [String] = [],
        repeats: Bool = false
    ) {
        self.name = name
        self.short = short
        self.value = value
        self.summary = summary
        self.values = values
        self.repeats = repeats
    }

    /// As it stands in a call.
    var written: String { name + (value.map { " <\($0)>" } ?? "") }

    /// Those that every command has.
    static let global: [Flag] = [
        Flag("--directory", short: "-C", value: "dir", "Work as if started in this folder."),
        Flag("--config", value: "dir", "The folder with the declarations. (default: config)"),
        Flag("--out", value: "dir", "The folder of state, log and site. (default: out)"),
        Flag(
            "--templates", value: "dir",
            "Templates that replace built-in ones. (default: templates, where it is)"),
        Flag("--now", value: "time", "The moment of the run, as 2026-11-21T10:00:00Z. (default: the clock)"),
        Flag("--lang", value: "language", "The language of messages.", values: ["en", "de", "fr"]),
        Flag("--color", value: "when", "Colour in messages.", values: ["auto", "always", "never"]),
        Flag("--quiet", short: "-q", "Say nothing but results."),
        Flag("--verbose", short: "-v", "Say more about what is done."),
        Flag(
            "--jobs", value: "n",
            "Organizations that are worked on side by side. (default: one for each core)"),
        Flag("--help", short: "-h", "Show help information."),
        Flag("--version", "Show the version."),
    ]

    /// Who asks for a change, and who agrees.
    static let request: [Flag] = [
        Flag("--actor", value: "e-mail", "Who makes the change."),
        Flag(
            "--approved-by", value: "e-mail", "Somebody who agrees to it; may be given several times.",
            repeats: true),
        Flag("--ip", value: "address", "From where the change is made."),
        Flag("--reason", value: "text", "Why."),
        Flag("--reference", value: "text", "A ticket, a commit, a pull request."),
        Flag("--request", value: "file", "A file with actor, approved_by, ip, reason, reference."),
        Flag("--from-git", value: "range", "Take actor, approvals and reference from the commits A..B."),
        Flag("--allow-mass-removal", "Let more users go at once than the platform allows."),
    ]
}
