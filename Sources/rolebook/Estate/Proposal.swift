import Authority
import Compiler
import Ledger
import Source

/// A set of changes against a stored state, judged: what `plan` shows and `compile` carries out.
struct Proposal: Sendable {
    /// The state that changes are counted from; `nil` founds the estate.
    let base: Base?
    /// The state in `out/`, where that is the base.
    let stored: StoredState?
    let compilation: Compilation
    /// Empty where the declarations have errors.
    let changes: [Change]
    let judgement: Judgement
    let request: Request

    /// Findings of all rules, those about changes with their places.
    var diagnostics: [Diagnostic] {
        (compilation.diagnostics + judgement.diagnostics.map(placed)).sorted(in: compilation.files)
    }

    /// The known, distinct approvers that were given and are not the actor, in byte order.
    var approvers: [String] {
        request.approvedBy.filter { $0 != request.actor && (base?.snapshot.knows($0) ?? true) }
            .sorted { $0.precedes($1) }
    }

    /// Whether a compile with this request would succeed; without a request, whether one with some request would.
    var isApplicable: Bool { isPermitted && judgement.isPossible }

    /// Whether nothing that was judged stands against it.
    var isPermitted: Bool { !compilation.hasErrors && judgement.isPermitted }

    private func placed(_ diagnostic: Diagnostic) -> Diagnostic {
        var diagnostic = diagnostic
        guard let address = diagnostic.address else { return diagnostic }
        diagnostic.place = compilation.place(of: address)
        if diagnostic.place == .nowhere, let path = changes.first(where: { $0.address == address })?.file,
            let index = compilation.files.firstIndex(where: { $0.path == path })
        {
            diagnostic.place = .file(SourceFile.ID(index))
        }
        return diagnostic
    }

    /// SHA-256 over the state that the plan starts from and the changes.
    var digest: String {
        Self.digest(
            base: base.map { ($0.digest, $0.serial) },
            changes.map { change in
                (
                    [change.kind.rawValue, change.address, change.cause.rawValue],
                    [change.before, change.after]
                )
            })
    }

    /// The same over what a saved plan says.
    static func digest(of plan: JSONValue) -> String {
        let changes = (plan["changes"]?.array ?? []).map { change in
            (
                ["kind", "address", "cause"].map { change[$0]?.string ?? "" },
                ["before", "after"].map { key in
                    change[key].flatMap { $0 == .null ? nil : $0.canonical }
                }
            )
        }
        let base = plan["base"].flatMap { base in
            base["digest"]?.string.map { ($0, base["serial"]?.integer.map(Int.init) ?? 0) }
        }
        return digest(base: base, changes)
    }

    private static func digest(
        base: (digest: String, serial: Int)?, _ changes: [(texts: [String], fragments: [[UInt8]?])]
    ) -> String {
        var writer = JSONWriter(capacity: 256 + changes.count * 300)
        writer.beginArray()
        writer.element()
        writer.textOrNull(base?.digest)
        writer.element()
        writer.integer(Int64(base?.serial ?? 0))
        for change in changes {
            writer.element()
            writer.beginArray()
            for text in change.texts {
                writer.element()
                writer.string(text)
            }
            for fragment in change.fragments {
                writer.element()
                if let fragment { writer.raw(fragment) } else { writer.null() }
            }
            writer.endArray()
        }
        writer.endArray()
        return SHA256.hex(of: writer.bytes)
    }
}

extension Invocation {
    /// Compiles the declarations and holds them against a state.
    func proposal(_ stored: StoredState?, _ request: Request) throws(Exit) -> Proposal {
        try proposal(stored.map { Base($0) }, stored, request)
    }

    /// The same from any state, in `out/` or not.
    func proposal(_ base: Base?, _ stored: StoredState?, _ request: Request) throws(Exit) -> Proposal {
        if let last = base?.last, now < last {
            throw Exit(
                65,
                "the moment of this run, \(now.rfc3339), is before the last entry of the log, \(last.rfc3339)"
            )
        }
        let snapshot = base?.snapshot
        let carryOver = snapshot.map { CarryOver($0, at: now) } ?? CarryOver()
        let compilation = Compiler.compile(try compileInput(carryOver))
        progress.begin("Comparing it with the state before")
        let changes = compilation.snapshot.map { Ledger.changes(from: snapshot, to: $0, at: now) } ?? []
        progress.begin("Judging \(changes.count) change\(changes.count == 1 ? "" : "s")")
        let judgement = judge(changes, by: snapshot?.aged(to: now), request)
        return Proposal(
            base: base, stored: stored, compilation: compilation, changes: changes, judgement: judgement,
            request: request
        )
    }
}
