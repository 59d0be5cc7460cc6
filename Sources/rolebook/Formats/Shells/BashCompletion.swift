/// The completion of bash, 3.2 and later, which needs nothing beside it.
var bashCompletion: String {
    """
    # Completion of rolebook for bash, as `rolebook completions bash` prints it.
    _rolebook() {
        local word=${COMP_WORDS[COMP_CWORD]} command= flag= count=0 index seen reply
        for ((index = 1; index < COMP_CWORD; index++)); do
            seen=${COMP_WORDS[index]}
            if [[ $seen == "=" ]]; then continue; fi
            if [[ -n $flag ]]; then
                flag=
                continue
            fi
            case $seen in
                \(Command.spellingsWithValue.joined(separator: " | "))) flag=$seen ;;
                -*) ;;
                *) if [[ -z $command ]]; then command=$seen; else count=$((count + 1)); fi ;;
            esac
        done
        if [[ $word == "=" ]]; then word=; fi
        local kind=(-W "")
        if [[ -n $flag ]]; then
            case "$command $flag" in
    \(flagValues)        esac
        elif [[ $word == -* ]]; then
            case $command in
    \(flagNames)        esac
        elif [[ -z $command ]]; then
            kind=(-W \(shellQuoted((Command.all.map(\.name) + ["help"]).joined(separator: " "))))
        else
            case "$command $count" in
                "help 0") kind=(-W \(shellQuoted(Command.all.map(\.name).joined(separator: " ")))) ;;
    \(argumentValues)        esac
        fi
        case ${kind[0]} in
            -f | -d) compopt -o filenames 2> /dev/null ;;
        esac
        COMPREPLY=()
        while IFS= read -r reply; do
            COMPREPLY+=("$reply")
        done < <(compgen "${kind[@]}" -- "$word")
    }
    complete -F _rolebook rolebook

    """
}

private var flagValues: String {
    let own = Command.all.flatMap { command in
        command.flags.map { branch("\"\(command.name) \($0.name)\"", $0.completion) }
    }
    let global = Flag.global.flatMap { flag in
        flag.spellings.map { branch("*\" \($0)\"", flag.completion) }
    }
    return (own + global).joined()
}

private var flagNames: String {
    let global = Flag.global.flatMap(\.spellings)
    return
        (Command.all.map { command in
            branch(command.name, .words(command.flags.flatMap(\.spellings) + global))
        } + [branch("*", .words(global))]).joined()
}

private var argumentValues: String {
    Command.all.flatMap { command in
        command.arguments.enumerated().map {
            branch("\"\(command.name) \($0.offset)\"", $0.element.completion)
        }
    }.joined()
}

/// One branch of a `case`, or none where nothing is to be offered.
private func branch(_ pattern: String, _ completion: Completion) -> String {
    let kind: String
    switch completion {
    case .words(let words): kind = "-W " + shellQuoted(words.joined(separator: " "))
    case .files: kind = "-f"
    case .folders: kind = "-d"
    case .nothing: return ""
    }
    return "            \(pattern)) kind=(\(kind)) ;;\n"
}
