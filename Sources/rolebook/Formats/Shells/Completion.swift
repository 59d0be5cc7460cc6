import Compiler
import Ledger
import Source

/// What a shell offers for a value.
enum Completion {
    case words([String])
    case files
    case folders
    case nothing

    /// - Parameter name: what stands for the value in the help; a few names say what may stand there.
    init(name: String, values: [String]) {
        switch name {
        case _ where !values.isEmpty: self = .words(values)
        case "file": self = .files
        case "dir": self = .folders
        case "permission": self = .words(Permission.allCases.map(\.rawValue))
        case "rule": self = .words(RuleFacts.sorted.map(\.id) + ["permissions"])
        default: self = .nothing
        }
    }
}

extension Flag {
    var completion: Completion { Completion(name: value ?? "", values: values) }

    /// Each way to write it.
    var spellings: [String] { [short, name].compactMap(\.self) }
}

extension Argument {
    var completion: Completion { Completion(name: name, values: values) }
}

extension Command {
    /// All ways to write those flags of any command that take a value.
    static var spellingsWithValue: [String] {
        var seen: Set<String> = []
        return (Flag.global + all.flatMap(\.flags)).filter { $0.value != nil }.flatMap(\.spellings)
            .filter { seen.insert($0).inserted }
    }
}

/// A text in single quotes, for a shell of the Bourne family.
func shellQuoted(_ text: String) -> String {
    "'" + text.replacing("'", with: "'\\''") + "'"
}
