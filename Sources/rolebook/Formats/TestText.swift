import Source

/// The failures, each with its place and what holds instead, and a summary.
func testText(_ outcome: TestOutcome, _ configFolder: String) -> String {
    if outcome.results.isEmpty {
        return "There is nothing to run in '\(visible(configFolder))/assertions'.\n"
    }
    var text = ""
    for result in outcome.results where !result.hasPassed {
        text += "failed: \(visible(result.title))\n"
        for failure in result.failures {
            let line = result.declared.line(of: failure.part)
            text += "  --> \(visible(result.declared.file)):\(line)\n"
            text += "   = \(visible(failure.words))\n"
        }
        text += "\n"
    }
    let count = outcome.results.count
    return text
        + "\(count) assertion\(count == 1 ? "" : "s"): \(count - outcome.failed) passed, \(outcome.failed) failed.\n"
}
