/// The completion of zsh: to be found along `fpath`, or read after `compinit`.
var zshCompletion: String {
    """
    #compdef rolebook
    # Completion of rolebook for zsh, as `rolebook completions zsh` prints it.
    _rolebook() {
        local curcontext=$curcontext state line result=1
        local -A opt_args
        local -a everywhere commands
        everywhere=(
    \(Flag.global.map { "        \(specification($0))\n" }.joined())    )
        commands=(
    \(commandNames)    )
        _arguments -C $everywhere '1:command:->command' '*::argument:->argument' && result=0
        case $state in
            command) _describe command commands && result=0 ;;
            argument)
                curcontext=${curcontext%:*:*}:rolebook-$words[1]:
                case $words[1] in
                    help) _arguments '1:command:->command' && result=0
                        [[ $state == command ]] && _describe command commands && result=0 ;;
    \(Command.all.map(branch).joined())            esac ;;
        esac
        return result
    }
    if [[ $funcstack[1] == _rolebook ]]; then
        _rolebook "$@"
    else
        compdef _rolebook rolebook
    fi

    """
}

private var commandNames: String {
    let help = [("help", "Show help information.")]
    return (Command.all.map { ($0.name, $0.summary) } + help)
        .map { "        \(shellQuoted("\($0.0):\(escaped($0.1))"))\n" }.joined()
}

private func branch(_ command: Command) -> String {
    let own =
        command.flags.map(specification)
        + command.arguments.enumerated().map { index, argument in
            let number = argument.isOptional ? "\(index + 1)::" : "\(index + 1):"
            return shellQuoted("\(number)\(escaped(argument.name)):\(action(argument.completion))")
        }
    let lines = own.map { " \\\n                    \($0)" }.joined()
    return "                \(command.name)) _arguments $everywhere\(lines) && result=0 ;;\n"
}

/// A flag as `_arguments` wants it.
private func specification(_ flag: Flag) -> String {
    let value = flag.value.map { ":\(escaped($0)):\(action(flag.completion))" } ?? ""
    let text = "[\(escaped(flag.summary))]\(value)"
    guard let short = flag.short else {
        return shellQuoted((flag.repeats ? "*" : "") + flag.name + (flag.value == nil ? "" : "=") + text)
    }
    let long = flag.name + (flag.value == nil ? "" : "=")
    return "'(\(short) \(flag.name))'{\(short),\(long)}\(shellQuoted(text))"
}

private func action(_ completion: Completion) -> String {
    switch completion {
    case .words(let words): "(\(words.joined(separator: " ")))"
    case .files: "_files"
    case .folders: "_files -/"
    case .nothing: " "
    }
}

/// What `_arguments` and `_describe` would take for their own, escaped.
private func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
        if "\\:[]".unicodeScalars.contains(scalar) { result += "\\" }
        result.unicodeScalars.append(scalar)
    }
    return result
}
