/// The completion of fish.
var fishCompletion: String {
    """
    # Completion of rolebook for fish, as `rolebook completions fish` prints it.

    # The words before the cursor that are neither flags nor their values: command, arguments.
    function __rolebook_words
        set -l words (commandline -opc)
        set -l isValue 0
        for word in $words[2..-1]
            if test $isValue = 1
                set isValue 0
                continue
            end
            switch $word
                case \(Command.spellingsWithValue.joined(separator: " "))
                    set isValue 1
                case '-*'
                case '*'
                    echo $word
            end
        end
    end

    # Whether the command is there, followed by so many arguments; without a name, whether there is none yet.
    function __rolebook_is
        set -l words (__rolebook_words)
        if not set -q argv[1]
            test (count $words) = 0
            return
        end
        test "$words[1]" = $argv[1]
        and begin
            not set -q argv[2]
            or test (count $words) = (math $argv[2] + 1)
        end
    end

    complete -c rolebook -f
    \(lines.map { "complete -c rolebook \($0)\n" }.joined())
    """
}

private var lines: [String] {
    var lines = Flag.global.map { option($0, of: nil) }
    lines += (Command.all.map { ($0.name, $0.summary) } + [("help", "Show help information.")]).map {
        "-n __rolebook_is -a \($0.0) -d \(quoted($0.1))"
    }
    let names = Command.all.map(\.name).joined(separator: " ")
    lines.append("-n '__rolebook_is help 0' -a \(quoted(names))")
    for command in Command.all {
        for (index, argument) in command.arguments.enumerated() {
            guard let action = action(argument.completion) else { continue }
            lines.append("-n '__rolebook_is \(command.name) \(index)' \(action)")
        }
        lines += command.flags.map { option($0, of: command.name) }
    }
    return lines
}

private func option(_ flag: Flag, of command: String?) -> String {
    let place = command.map { "-n '__rolebook_is \($0)' " } ?? ""
    let short = flag.short.map { "-s \($0.dropFirst()) " } ?? ""
    let action = flag.value == nil ? "" : "-r \(action(flag.completion) ?? "-f") "
    return "\(place)\(short)-l \(flag.name.dropFirst(2)) \(action)-d \(quoted(flag.summary))"
}

private func action(_ completion: Completion) -> String? {
    switch completion {
    case .words(let words): "-f -a \(quoted(words.joined(separator: " ")))"
    case .files: "-F"
    case .folders: "-f -a '(__fish_complete_directories)'"
    case .nothing: nil
    }
}

/// A text in single quotes.
private func quoted(_ text: String) -> String {
    "'" + text.replacing("\\", with: "\\\\").replacing("'", with: "\\'") + "'"
}
