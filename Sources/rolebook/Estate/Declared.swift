import Compiler
import Ledger
import Source

extension Invocation {
    /// The estate as it is declared; with errors these are told, and the command ends with 1.
    func declared() throws(Exit) -> Compilation {
        let stored = try readState()
        let compilation = Compiler.compile(
            try compileInput(stored.map { CarryOver($0.snapshot, at: now) } ?? CarryOver()))
        if compilation.hasErrors {
            tell(compilation.diagnostics.filter { $0.severity == .error && !$0.isWaived }, compilation.files)
            let words = try lineWords()
            throw Exit(1, words("declared.errors", words.summary(compilation)))
        }
        return compilation
    }

    /// The declared estate as it would be compiled.
    func declaredSnapshot() throws(Exit) -> Snapshot {
        guard let snapshot = try declared().snapshot else {
            throw Exit(70, "the declarations gave no snapshot")
        }
        return snapshot
    }

    /// The organization that `--organization` names, or all.
    func organizations(_ snapshot: Snapshot) throws(Exit) -> [Snapshot.Organization] {
        guard let id = self["--organization"] else { return snapshot.organizations }
        return [try found("organization", id, snapshot.organization(id), snapshot.organizations.map(\.id))]
    }

    /// Something named on the command line, or a word about what was meant.
    func found<Thing>(_ what: String, _ id: String, _ thing: Thing?, _ known: [String]) throws(Exit) -> Thing
    {
        if let thing { return thing }
        let hint = nearest(to: id, in: known).map { " Did you mean '\($0)'?" } ?? ""
        throw .usage("Unknown \(what) '\(visible(id))'.\(hint)")
    }

    /// A permission named on the command line.
    func permission(_ name: String) throws(Exit) -> Permission {
        try found("permission", name, Permission(rawValue: name), Permission.allCases.map(\.rawValue))
    }
}

extension Grant.Scope {
    /// What a permission is limited to, in words; empty where it is not.
    var words: String {
        switch self {
        case .everything: ""
        case .only(let roles): " (only \(roles.joined(separator: ", ")))"
        case .held: " (only roles held oneself)"
        }
    }
}
