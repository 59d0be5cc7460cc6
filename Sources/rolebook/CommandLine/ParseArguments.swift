import Source

/// What the arguments of the program ask for.
enum Call {
    case run(Command, values: [String: [String]], arguments: [String])
    case help(Command?)
    case version
}

/// Reads the arguments; `--name value`, `--name=value`, `-n value`, in any order; `--` ends the options.
func parseArguments(_ words: [String]) throws(Exit) -> Call {
    var words = words[...]
    var values: [String: [String]] = [:]
    var arguments: [String] = []
    var command: Command?
    var isOpen = true
    while let word = words.popFirst() {
        if isOpen, word == "--" {
            isOpen = false
        } else if isOpen, word.hasPrefix("-"), word != "-" {
            try parseFlag(word, &words, command, &values)
        } else if command == nil, isOpen {
            if word == "help" { return .help(try words.first.map { name throws(Exit) in try named(name) }) }
            command = try named(word)
        } else {
            arguments.append(word)
        }
    }
    if values["--version"] != nil { return .version }
    if values["--help"] != nil { return .help(command) }
    guard let command else { return .help(nil) }
    try check(values, arguments, command)
    return .run(command, values: values, arguments: arguments)
}

private func named(_ name: String) throws(Exit) -> Command {
    if let command = Command.named(name) { return command }
    let hint = nearest(to: name, in: Command.all.map(\.name)).map { " Did you mean '\($0)'?" } ?? ""
    throw .usage("Unknown command '\(visible(name))'.\(hint)")
}

/// Flags may stand before the command, so all commands' flags are known until there is one.
private func flags(_ command: Command?) -> [Flag] {
    Flag.global + (command?.flags ?? Command.all.flatMap(\.flags))
}

private func parseFlag(
    _ word: String, _ words: inout ArraySlice<String>, _ command: Command?, _ values: inout [String: [String]]
) throws(Exit) {
    let cut = word.hasPrefix("--") ? word.utf8.firstIndex(of: UInt8(ascii: "=")) : nil
    let name = cut.map { String(word[..<$0]) } ?? word
    guard let flag = flags(command).first(where: { $0.name == name || $0.short == name }) else {
        let hint =
            name.hasPrefix("--")
            ? nearest(to: name, in: flags(command).map(\.name)).map { " Did you mean '\($0)'?" } ?? "" : ""
        throw .usage("Unknown option '\(visible(name))'.\(hint)")
    }
    var value = cut.map { String(word[word.utf8.index(after: $0)...]) }
    if let wanted = flag.value {
        value = value ?? words.popFirst()
        guard let value else { throw .usage("Missing value for '\(flag.name) <\(wanted)>'.") }
        if !flag.values.isEmpty, !flag.values.contains(value) {
            let hint = nearest(to: value, in: flag.values).map { " Did you mean '\($0)'?" } ?? ""
            throw .usage(
                "The value '\(visible(value))' is invalid for '\(flag.name) <\(wanted)>': \(flag.values.joined(separator: ", ")).\(hint)"
            )
        }
    } else if value != nil {
        throw .usage("The option '\(flag.name)' takes no value.")
    }
    values[flag.name, default: []].append(value ?? "")
}

private func check(_ values: [String: [String]], _ arguments: [String], _ command: Command) throws(Exit) {
    let known = Set((Flag.global + command.flags).map(\.name))
    if let name = values.keys.sorted().first(where: { !known.contains($0) }) {
        throw .usage("The command '\(command.name)' has no option '\(name)'.")
    }
    for flag in command.flags + Flag.global where !flag.repeats && (values[flag.name]?.count ?? 0) > 1 {
        throw .usage("The option '\(flag.name)' is given twice.")
    }
    if arguments.count > command.arguments.count {
        throw .usage("Unexpected argument '\(visible(arguments[command.arguments.count]))'.")
    }
}
