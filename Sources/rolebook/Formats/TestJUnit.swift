import Compiler
import Reports
import Source

/// The result of `test --format junit`: a suite for each file, a case for each assertion; where the declarations have
/// errors, a suite of these.
func testJUnit(_ outcome: TestOutcome, _ compilation: Compilation, _ wording: Wording) -> [UInt8] {
    var suites: [(name: String, cases: [String], failures: Int, errors: Int)] = []
    for (index, error) in outcome.errors.enumerated() {
        if suites.isEmpty { suites.append(("validate", [], 0, 0)) }
        let file = error.place.file.map { compilation.files[Int($0)].path } ?? ""
        suites[0].cases.append(
            testCase(
                of: error.rule, "\(index + 1) \(file)", file: file, line: nil, fault: "error",
                [wording.say(error.message)]))
        suites[0].errors += 1
    }
    for result in outcome.results {
        let address = result.declared.address
        if suites.last?.name != address { suites.append((address, [], 0, 0)) }
        let lines = result.failures.map { failure in
            "\(result.declared.file):\(result.declared.line(of: failure.part)): \(failure.words)"
        }
        suites[suites.count - 1].cases.append(
            testCase(
                of: address, result.title, file: result.declared.file, line: result.declared.line,
                fault: "failure", lines))
        suites[suites.count - 1].failures += result.hasPassed ? 0 : 1
    }
    func counts(_ tests: Int, _ failures: Int, _ errors: Int) -> String {
        "tests=\"\(tests)\" failures=\"\(failures)\" errors=\"\(errors)\" skipped=\"0\" time=\"0\""
    }
    let all = counts(
        suites.reduce(0) { $0 + $1.cases.count }, outcome.failed, outcome.errors.count)
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"rolebook test\" \(all)>\n"
    for suite in suites {
        text += "<testsuite name=\"\(xml(suite.name))\" "
        text += "\(counts(suite.cases.count, suite.failures, suite.errors))>\n"
        text += suite.cases.joined() + "</testsuite>\n"
    }
    return Array((text + "</testsuites>\n").utf8)
}

private func testCase(
    of classname: String, _ name: String, file: String, line: Int?, fault: String, _ lines: [String]
) -> String {
    var text = "<testcase classname=\"\(xml(classname))\" name=\"\(xml(name))\" file=\"\(xml(file))\" "
    if let line { text += "line=\"\(line)\" " }
    text += "time=\"0\""
    guard let first = lines.first else { return text + "/>\n" }
    text += "><\(fault) message=\"\(xml(first))\">"
    return text + lines.map(xml).joined(separator: "\n") + "</\(fault)></testcase>\n"
}

/// A text for XML 1.0, between tags or in quotes; what XML forbids is a question mark.
private func xml(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
        switch scalar.value {
        case UInt32(UInt8(ascii: "&")): result += "&amp;"
        case UInt32(UInt8(ascii: "<")): result += "&lt;"
        case UInt32(UInt8(ascii: ">")): result += "&gt;"
        case UInt32(UInt8(ascii: "\"")): result += "&quot;"
        case 9, 10, 13: result += " "
        case 0..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF: result += "?"
        default: result.unicodeScalars.append(scalar)
        }
    }
    return result
}
