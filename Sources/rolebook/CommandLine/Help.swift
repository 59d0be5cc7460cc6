/// The help of the program or of one command, laid out as swift-argument-parser does.
func help(_ command: Command?) -> String {
    guard let command else { return programHelp }
    var text = wrapped("USAGE: \(command.usage)", indent: 7) + "\n"
    text += wrapped("OVERVIEW: \(command.summary)", indent: 0)
    if !command.arguments.isEmpty {
        text += "\nARGUMENTS:\n" + command.arguments.map { row("<\($0.name)>", $0.summary) }.joined()
    }
    if !command.flags.isEmpty { text += "\nOPTIONS:\n" + command.flags.map(row).joined() }
    text += "\nGLOBAL OPTIONS:\n" + Flag.global.map(row).joined()
    return text + "\nEXAMPLE: \(command.example)\n"
}

/// What a call without arguments says: the commands, and where to read on.
var shortHelp: String {
    """
    USAGE: \(programUsage)

    OVERVIEW: \(programSummary)

    SUBCOMMANDS:
    \(Command.all.map { row($0.name, $0.summary) }.joined())
    EXAMPLE: \(programExample)

      See 'rolebook --help' for options and exit codes.

    """
}

let programUsage = "rolebook <subcommand> [<options>]"
let programSummary = "Access kept as code: who may do what, who may change it, and who did."
let programExample = "rolebook validate --format json"

private var programHelp: String {
    """
    USAGE: \(programUsage)

    OVERVIEW: \(programSummary)

    SUBCOMMANDS:
    \(Command.all.map { row($0.name, $0.summary) }.joined())
    GLOBAL OPTIONS:
    \(Flag.global.map(row).joined())
    EXIT CODES:
    \(exitCodes.map { row($0.0, $0.1) }.joined())
    EXAMPLE: \(programExample)

      See 'rolebook help <subcommand>' for detailed help. 'rolebook help --man'
      prints the manual.

    """
}

/// What each exit code means.
let exitCodes = [
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
    let label = [flag.short, flag.written].compactMap(\.self).joined(separator: ", ")
    let values = flag.values.isEmpty ? "" : " (values: \(flag.values.joined(separator: ", ")))"
    return row(label, flag.summary + values)
}

/// A label and its text from column 26 on, wrapped at 80.
private func row(_ label: String, _ text: String) -> String {
    let indent = String(repeating: " ", count: 26)
    let first = "  \(label)"
    let head =
        first.utf8.count < 25 ? first + String(indent.dropFirst(first.utf8.count)) : first + "\n" + indent
    return head + lines(text, width: 54).joined(separator: "\n" + indent) + "\n"
}

/// A text wrapped at 80, further lines indented.
private func wrapped(_ text: String, indent: Int) -> String {
    lines(text, width: 80 - indent).joined(separator: "\n" + String(repeating: " ", count: indent)) + "\n"
}

/// A text in lines of whole words; what stands in brackets stays together.
func lines(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in words(text) {
        if !line.isEmpty, line.utf8.count + word.utf8.count + 1 > width {
            lines.append(line)
            line = ""
        }
        line += (line.isEmpty ? "" : " ") + word
    }
    return lines + [line]
}

/// The words of a text, `[--format <format>]` as one.
private func words(_ text: String) -> [String] {
    var words: [String] = []
    for word in text.split(separator: " ") {
        if let last = words.last, last.hasPrefix("[-"), !last.contains("]") {
            words[words.count - 1] += " " + word
        } else {
            words.append(String(word))
        }
    }
    return words
}
