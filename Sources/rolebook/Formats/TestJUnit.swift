import Compiler
import Reports
import Source

/// The result of `test --format junit`: a suite for each file, a case for each assertion; where the declarations have
/// errors, a suite of these.
func testJUnit(
    _ outcome: TestOutcome, _ compilation: Compilation, _ wording: Wording, _ words: Phrases
) -> [UInt8] {
    var suites: [JUnitReport.Suite] = []
    if !outcome.errors.isEmpty {
        let cases = outcome.errors.enumerated().map { index, error in
            let file = error.place.file.map { compilation.files[Int($0)].path }
            let name = file.map { "\(index + 1) \($0)" } ?? "\(index + 1)"
            return JUnitReport.Case(
                classname: error.rule, name: name, file: file,
                outcome: .broken(message: wording.say(error.message)))
        }
        suites.append(.init(name: "validate", cases: cases))
    }
    for result in outcome.results {
        let address = result.declared.address
        if suites.last?.name != address { suites.append(.init(name: address, cases: [])) }
        let lines = result.failures.map { failure in
            "\(result.declared.file):\(result.declared.line(of: failure.part)): \(words.sentence(failure))"
        }
        var item = JUnitReport.Case(
            classname: address, name: result.title, file: result.declared.file, line: result.declared.line)
        if let first = lines.first {
            item.outcome = .failed(message: first, details: lines.joined(separator: "\n"))
        }
        suites[suites.count - 1].cases.append(item)
    }
    return JUnitReport(name: "rolebook test", suites: suites).xml
}
