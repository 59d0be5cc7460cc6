extension Command {
    static let completions = Command(
        name: "completions", summary: "Print the completion of a shell.",
        arguments: [Argument(name: "bash | zsh | fish", summary: "The shell.")], flags: [],
        example: "rolebook completions bash > ~/.local/share/bash-completion/completions/rolebook"
    ) { call throws(Exit) in
        let text =
            switch call.arguments[0] {
            case "bash": bashCompletion
            case "zsh": zshCompletion
            default: fishCompletion
            }
        try call.print(Array(text.utf8))
        return 0
    }
}
