import Compiler
import Ledger
import Source

extension Command {
    static let review = Command(
        name: "review",
        summary: "Access review: freeze a population, see who has decided, hold it against config/.",
        arguments: [
            Argument(
                name: "new | status | apply", summary: "Begin a review; count its decisions; or carry it out."
            ),
            Argument(
                name: "id", summary: "The review, as 2026-q4; all of them where it is left out.",
                isOptional: true),
        ],
        flags: [
            Flag("--due", value: "date", "Of `review new`: until when everybody has to decide."),
            Flag("--organization", value: "id", "Of `review new`: only access to this organization."),
            Flag("--reviewer", value: "e-mail", "Of `review new`: who reviews everybody but himself."),
            Flag("--format", value: "format", "How the outcome is printed.", values: ["text", "json"]),
        ],
        example: "rolebook review new 2026-q4 --due 2026-12-15"
    ) { call throws(Exit) in
        let step = call.arguments[0]
        for flag in ["--due", "--organization", "--reviewer"] where step != "new" && call.has(flag) {
            throw .usage("The option '\(flag)' goes with 'review new'.")
        }
        switch step {
        case "new": return try newReview(call)
        case "status": return try reviewStatus(call)
        default: return try applyReviews(call)
        }
    }
}

extension Invocation {
    /// The reviews that this call is about, of an estate in which they read; others' errors do not matter.
    func chosenReviews(_ compilation: Compilation, _ input: CompileInput) throws(Exit) -> [DeclaredReview] {
        let files = Set(
            input.files.indices.filter { input.files[$0].name.hasPrefix("reviews/") }.map {
                SourceFile.ID($0)
            })
        let faults = compilation.diagnostics.filter { finding in
            finding.severity == .error && !finding.isWaived && finding.rule != "review/open"
                && finding.place.file.map(files.contains) ?? false
        }
        guard faults.isEmpty else {
            throw try refusal(try lineWords()["review.errors"], faults, compilation.files)
        }
        guard arguments.count > 1 else { return compilation.reviews }
        let id = arguments[1]
        return [
            try found(
                "review", id, compilation.reviews.first { $0.review.id == id },
                compilation.reviews.map(\.review.id))
        ]
    }

    /// Ends a command with the findings that keep it from its work; for a machine they are the result.
    func refusal(_ reason: String, _ faults: [Diagnostic], _ files: [SourceFile]) throws(Exit) -> Exit {
        if self["--format"] == "json" {
            try print(reviewJSON(faults, files) { _ in })
        } else {
            tell(faults, files)
        }
        return Exit(1, reason)
    }

    /// The outcome for machines; `reviews` writes an element for each review.
    func reviewJSON(
        _ findings: [Diagnostic] = [], _ files: [SourceFile] = [], reviews: (inout JSONWriter) -> Void
    ) -> [UInt8] {
        var writer = JSONWriter(capacity: 1024)
        writer.beginObject()
        writer.count("format_version", 1)
        writer.tool()
        writer.key("reviews")
        writer.beginArray()
        reviews(&writer)
        writer.endArray()
        writer.diagnostics(findings, files, wording)
        writer.endObject()
        writer.newline()
        return logSafe(writer.bytes)
    }

    /// What a call says that finds no review.
    func noReviews() throws(Exit) -> String {
        "\(try lineWords()("review.none", visible("\(configFolder)/reviews")))\n"
    }
}
