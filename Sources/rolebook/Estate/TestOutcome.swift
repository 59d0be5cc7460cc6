import Compiler
import Ledger
import Source

/// What came of the assertions, held against the declarations.
struct TestOutcome: Sendable {
    /// One assertion with what of it does not hold.
    struct Result: Sendable {
        let declared: DeclaredAssertion
        let failures: [Assertion.Failure]
        /// What machines know it by: its title; of equal ones in a file, the later have their line with it.
        let title: String
        /// Whether an earlier one in its file has the same title.
        let isRepeated: Bool

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
                    title: isNew ? title : "\(title) (line \(declared.line))", isRepeated: !isNew))
        }
    }

    var failed: Int { results.count { !$0.hasPassed } }
    var hasPassed: Bool { errors.isEmpty && failed == 0 }
}

extension Assertion.Failure {
    /// What the assertion wants of the person.
    var wanted: String { isHeld ? "cannot" : "can" }
}
