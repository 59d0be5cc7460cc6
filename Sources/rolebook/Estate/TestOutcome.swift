import Compiler
import Ledger
import Source

/// What came of the assertions, held against the declarations.
struct TestOutcome: Sendable {
    /// One assertion with what of it does not hold.
    struct Result: Sendable {
        let declared: DeclaredAssertion
        let failures: [Assertion.Failure]
        /// Its title; of equal ones in a file, the later have their line with it.
        let title: String

        var hasPassed: Bool { failures.isEmpty }
    }

    /// In the order of files and lines; none where the declarations have errors.
    private(set) var results: [Result] = []
    /// Findings that keep the assertions from being run.
    let errors: [Diagnostic]

    init(_ compilation: Compilation) {
        errors =
            compilation.hasErrors
            ? compilation.diagnostics.filter { $0.severity == .error && !$0.isWaived } : []
        guard let snapshot = compilation.snapshot else { return }
        var titles: Set<String> = []
        for declared in compilation.assertions {
            let title = declared.assertion.title
            let isNew = titles.insert("\(declared.address)\n\(title)").inserted
            results.append(
                Result(
                    declared: declared, failures: snapshot.failures(of: declared.assertion),
                    title: isNew ? title : "\(title) (line \(declared.line))"))
        }
    }

    var failed: Int { results.count { !$0.hasPassed } }
    var hasPassed: Bool { errors.isEmpty && failed == 0 }
}

extension Assertion.Failure {
    /// What holds instead, in one line.
    var words: String {
        let ways = grants.map { standing, grant in
            let role = standing.role.map { " \($0.id)" } ?? ""
            let place = standing.workspace.map { " in workspace \($0)" } ?? ""
            return
                "\(standing.kind.rawValue)\(role)\(place) → \(grant.permission.rawValue)\(grant.scope.words)"
        }
        if isHeld { return "\(person) can \(demand.text), as \(ways.joined(separator: "; "))" }
        let rest = ways.isEmpty ? "nothing gives it" : "there is only \(ways.joined(separator: "; "))"
        return "\(person) cannot \(demand.text): \(rest)"
    }

    /// What the assertion wants of the person.
    var wanted: String { isHeld ? "cannot" : "can" }
}
