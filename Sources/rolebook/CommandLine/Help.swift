/// The help of the program or of one command, laid out as swift-argument-parser does.
func help(_ command: Command?) -> String {
    guard let command else { return programHelp }
    let arguments = command.arguments.map { " [<\($0.name)>]" }.joined()
    var text = "USAGE: rolebook \(command.name)\(arguments) [<options>]\n\nOVERVIEW: \(command.summary)\n"
    if !command.arguments.isEmpty {
        text += "\nARGUMENTS:\n" + command.arguments.map { row("<\($0.name)>", $0.summary) }.joined()
    }
    if !command.flags.isEmpty { text += "\nOPTIONS:\n" + command.flags.map(row).joined() }
    text += "\nGLOBAL OPTIONS:\n" + Flag.global.map(row).joined()
    return text + "\nEXAMPLE: \(command.example)\n"
}

private var programHelp: String {
    """
    USAGE: rolebook <subcommand> [<options>]

    OVERVIEW: Access kept as code: who may do what, who may change it, and who did.

    SUBCOMMANDS:
    \(Command.all.map { row($0.name, $0.summary) }.joined())
    GLOBAL OPTIONS:
    \(Flag.global.map(row).joined())
    EXIT CODES:
    \(exitCodes.map { row($0.0, $0.1) }.joined())
    EXAMPLE: rolebook validate --format json

      See 'rolebook help <subcommand>' for detailed help.

    """
}

private let exitCodes = [
    ("0", "done, no errors"), ("1", "errors found, or a change refused"),
    ("2", "with --detailed-exitcode or --exit-on: there are such changes"),
    ("64", "wrong use of the command"),
    ("65", "state, log, plan or request damaged, newer, stale, or not verifying"),
    ("66", "input not found or not readable"), ("70", "a fault in rolebook itself"),
    ("73", "cannot write the output; nothing changed"),
    ("74", "written, but the disk did not confirm that it will last"),
    ("75", "another compile holds the lock"),
]

private func row(_ flag: Flag) -> String {
    let names = [flag.short, flag.name].compactMap(\.self).joined(separator: ", ")
    let label = names + (flag.value.map { " <\($0)>" } ?? "")
    let values = flag.values.isEmpty ? "" : " (values: \(flag.values.joined(separator: ", ")))"
    return row(label, flag.summary + values)
}

/// A label and its text from column 26 on, wrapped at 80.
private func row(_ label: String, _ text: String) -> String {
    let indent = String(repeating: " ", count: 26)
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
        if !line.isEmpty, line.utf8.count + word.utf8.count + 1 > 54 {
            lines.append(line)
            line = ""
        }
        line += (line.isEmpty ? "" : " ") + word
    }
    lines.append(line)
    let first = "  \(label)"
    let head =
        first.utf8.count < 25 ? first + String(indent.dropFirst(first.utf8.count)) : first + "\n" + indent
    return head + lines.joined(separator: "\n" + indent) + "\n"
}
