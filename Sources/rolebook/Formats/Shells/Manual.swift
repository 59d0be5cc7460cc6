/// The page of the manual, in mdoc, made from the same table as the help.
var manual: String {
    """
    .Dd \(versionDay)
    .Dt ROLEBOOK 1
    .Os
    .Sh NAME
    .Nm rolebook
    .Nd access kept as code: who may do what, who may change it, and who did
    .Sh SYNOPSIS
    \(Command.all.map(synopsis).joined()).Sh DESCRIPTION
    .Nm
    reads declarations of organizations, users, support access, portal contacts
    and options in YAML, compares them with the state compiled last, and judges
    each change by the rights that people held before it.
    .Sh COMMANDS
    .Bl -tag -width 6n
    \(Command.all.map(entry).joined()).El
    .Sh OPTIONS
    These options belong to every command.
    .Bl -tag -width 6n
    \(Flag.global.map(entry).joined()).El
    .Sh ENVIRONMENT
    .Bl -tag -width 6n
    .It Ev NO_COLOR
    Set and not empty: no colour, unless
    .Fl -color
    asks for it.
    .It Ev CLICOLOR , TERM
    No colour where the first is 0 or the second is dumb.
    .El
    .Sh FILES
    .Bl -tag -width 6n
    \(files.map { ".It Pa \($0.0)\n\(prose($0.1))" }.joined()).El
    .Sh EXIT STATUS
    .Bl -tag -width 6n
    \(exitCodes.map { ".It \($0.0)\n\(prose($0.1 + "."))" }.joined()).El
    .Sh EXAMPLES
    \(Command.all.map { prose($0.summary) + ".Pp\n.Dl \(plain($0.example))\n.Pp\n" }.joined().dropLast(4))
    """
}

private let files = [
    ("config/rolebook.yaml", "The settings of the estate."),
    ("config/people.yaml", "The vendor's own people."),
    ("config/platforms/", "Platforms of your own."),
    ("config/organizations/", "The organizations, one a file or folder."),
    ("out/state/", "The state compiled last."),
    ("out/activity/", "The activity log, a file a month."),
    ("out/site/", "The pages."),
]

private func synopsis(_ command: Command) -> String {
    var text = ".Nm\n.Cm \(command.name)\n"
    for argument in command.arguments {
        text += (argument.isOptional ? ".Op Ar " : ".Ar ") + "\(plain(argument.name))\n"
    }
    if command.flags.count > 12 { return text + ".Op Ar options\n" }
    return text + command.flags.map { ".Op \(macro($0))\($0.repeats ? " ..." : "")\n" }.joined()
}

private func entry(_ command: Command) -> String {
    let names = command.arguments.map { $0.isOptional ? " Op Ar \(plain($0.name))" : " Ar \(plain($0.name))" }
    var text = ".It Cm \(command.name)\(names.joined())\n\(prose(command.summary))"
    if !command.flags.isEmpty || !command.arguments.isEmpty {
        text += ".Bl -tag -width 6n\n"
        text += command.arguments.map { ".It Ar \(plain($0.name))\n\(prose($0.summary))" }.joined()
        text += command.flags.map(entry).joined() + ".El\n"
    }
    return text
}

private func entry(_ flag: Flag) -> String {
    let short = flag.short.map { "Fl \($0.dropFirst()) , " } ?? ""
    let values = flag.values.isEmpty ? "" : "One of \(flag.values.joined(separator: ", "))."
    return ".It \(short)\(macro(flag))\n\(prose(flag.summary))\(values.isEmpty ? "" : prose(values))"
}

private func macro(_ flag: Flag) -> String {
    "Fl \(flag.name.dropFirst())" + (flag.value.map { " Ar \(plain($0))" } ?? "")
}

/// A text of sentences, each on a line of its own.
private func prose(_ text: String) -> String {
    text.replacing(". ", with: ".\n").split(separator: "\n").map { line in
        lines(String(line), width: 72).map { line in
            (line.hasPrefix(".") || line.hasPrefix("'") ? "\\&" : "") + plain(line) + "\n"
        }.joined()
    }.joined()
}

private func plain(_ text: String) -> String {
    text.replacing("\\", with: "\\e").replacing("`", with: "\\(ga")
}
