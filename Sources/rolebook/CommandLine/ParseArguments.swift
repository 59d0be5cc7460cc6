import Source

/// What the arguments of the program ask for.
enum Call {
    case run(Command, values: [String: [String]], arguments: [String])
    case help(Command?)
    case shortHelp
    case manual
    case version
}

/// Reads the arguments; `--name value`, `--name=value`, `-n value`, in any order; `--` ends the options.
struct ArgumentParser {
    private var words: ArraySlice<String>
    private var values: [String: [String]] = [:]
    private var arguments: [String] = []
    /// The command, as soon as it is known.
    private(set) var command: Command?

    init(_ words: [String]) { self.words = words[...] }

    mutating func parse() throws(Exit) -> Call {
        if words.isEmpty { return .shortHelp }
        var isOpen = true
        while let word = words.popFirst() {
            if isOpen, word == "--" {
                isOpen = false
            } else if isOpen, word.hasPrefix("-"), word != "-" {
                try parseFlag(word)
            } else if command == nil, isOpen {
                if word == "help" { return try parseHelp() }
                command = try named(word)
            } else {
                arguments.append(word)
            }
        }
        if values["--version"] != nil { return .version }
        if values["--help"] != nil { return .help(command) }
        guard let command else { throw .usage("Missing expected argument '<subcommand>'.") }
        try check(command)
        return .run(command, values: values, arguments: arguments)
    }

    /// What follows `help`: nothing, a command with its arguments, or `--man`.
    private func parseHelp() throws(Exit) -> Call {
        guard let word = words.first, word != "--help", word != "-h" else { return .help(nil) }
        if word == "--man" { return .manual }
        return .help(try named(word))
    }

    private func named(_ name: String) throws(Exit) -> Command {
        if let command = Command.named(name) { return command }
        throw .usage("Unknown command '\(visible(name))'.\(hint(name, Command.all.map(\.name) + ["help"]))")
    }

    /// Flags may stand before the command, so all commands' flags are known until there is one.
    private var flags: [Flag] { Flag.global + (command?.flags ?? Command.all.flatMap(\.flags)) }

    private mutating func parseFlag(_ word: String) throws(Exit) {
        let cut = word.hasPrefix("--") ? word.utf8.firstIndex(of: UInt8(ascii: "=")) : nil
        let name = cut.map { String(word[..<$0]) } ?? word
        guard let flag = flags.first(where: { $0.name == name || $0.short == name }) else {
            let hint = name.hasPrefix("--") ? hint(name, flags.map(\.name)) : ""
            throw .usage("Unknown option '\(visible(name))'.\(hint)")
        }
        var value = cut.map { String(word[word.utf8.index(after: $0)...]) }
        if flag.value != nil {
            value = value ?? words.popFirst()
            if value == nil { throw .usage("Missing value for '\(flag.written)'.") }
        } else if value != nil {
            throw .usage("The option '\(flag.name)' takes no value.")
        }
        values[flag.name, default: []].append(value ?? "")
    }

    private func check(_ command: Command) throws(Exit) {
        let known = Set((Flag.global + command.flags).map(\.name))
        if let name = values.keys.sorted().first(where: { !known.contains($0) }) {
            throw .usage("The command '\(command.name)' has no option '\(name)'.")
        }
        for flag in command.flags + Flag.global { try check(flag, values[flag.name] ?? []) }
        try checkArguments(of: command)
    }

    private func check(_ flag: Flag, _ given: [String]) throws(Exit) {
        if given.count > 1, !flag.repeats { throw .usage("The option '\(flag.name)' is given twice.") }
        for value in given where !flag.values.isEmpty && !flag.values.contains(value) {
            throw .usage(
                "The value '\(visible(value))' is invalid for '\(flag.written)': \(flag.values.joined(separator: ", ")).\(hint(value, flag.values))"
            )
        }
    }

    private func checkArguments(of command: Command) throws(Exit) {
        if arguments.count > command.arguments.count {
            throw .usage("Unexpected argument '\(visible(arguments[command.arguments.count]))'.")
        }
        for (index, argument) in command.arguments.enumerated() {
            guard index < arguments.count else {
                if argument.isOptional { continue }
                throw .usage("Missing expected argument '\(argument.written)'.")
            }
            let word = arguments[index]
            if !argument.values.isEmpty, !argument.values.contains(word) {
                throw .usage(
                    "The argument '\(visible(word))' is invalid: \(argument.values.joined(separator: ", ")).\(hint(word, argument.values))"
                )
            }
        }
    }
}

/// What somebody may have meant, as the end of a message.
private func hint(_ word: String, _ known: [String]) -> String {
    nearest(to: word, in: known).map { " Did you mean '\($0)'?" } ?? ""
}
