/// A report in the XML of JUnit, as forges and test runners read it.
struct JUnitReport {
    /// One thing that was looked at, and what came of it.
    struct Case {
        /// What was checked; with `name` it is unique in a report.
        var classname: String
        var name: String
        var file: String?
        var line: Int?
        var outcome = Outcome.passed
    }

    enum Outcome {
        case passed
        /// Held, with something to say all the same.
        case noted(String)
        case failed(message: String, details: String)
        /// Could not be looked at.
        case broken(message: String)
        /// Not counted, and why.
        case skipped(String)
    }

    /// What was looked at together.
    struct Suite {
        var name: String
        var cases: [Case]
    }

    var name: String?
    var suites: [Suite]

    /// A report of one suite.
    init(suite: String, cases: [Case]) { suites = [Suite(name: suite, cases: cases)] }

    init(name: String, suites: [Suite]) {
        self.name = name
        self.suites = suites
    }

    var xml: [UInt8] {
        let title = name.map { "name=\"\(xmlText($0))\" " } ?? ""
        var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        text += "<testsuites \(title)\(counts(suites.flatMap(\.cases)))>\n"
        for suite in suites {
            text += "<testsuite name=\"\(xmlText(suite.name))\" \(counts(suite.cases))>\n"
            for item in suite.cases { text += element(item) }
            text += "</testsuite>\n"
        }
        return Array((text + "</testsuites>\n").utf8)
    }

    private func counts(_ cases: [Case]) -> String {
        var (failures, errors, skipped) = (0, 0, 0)
        for item in cases {
            switch item.outcome {
            case .failed: failures += 1
            case .broken: errors += 1
            case .skipped: skipped += 1
            case .passed, .noted: break
            }
        }
        let tests = "tests=\"\(cases.count)\" failures=\"\(failures)\" errors=\"\(errors)\""
        return "\(tests) skipped=\"\(skipped)\" time=\"0\""
    }

    private func element(_ item: Case) -> String {
        var text = "<testcase classname=\"\(xmlText(item.classname))\" name=\"\(xmlText(item.name))\""
        if let file = item.file { text += " file=\"\(xmlText(file))\"" }
        if let line = item.line { text += " line=\"\(line)\"" }
        text += " time=\"0\""
        switch item.outcome {
        case .passed: return text + "/>\n"
        case .noted(let words):
            return text + "><system-out>\(xmlText(words))</system-out></testcase>\n"
        case .failed(let message, let details):
            return text
                + "><failure message=\"\(xmlText(message))\">\(xmlText(details))</failure></testcase>\n"
        case .broken(let message):
            return text + "><error message=\"\(xmlText(message))\"></error></testcase>\n"
        case .skipped(let words):
            return text + "><skipped message=\"\(xmlText(words))\">\(xmlText(words))</skipped></testcase>\n"
        }
    }
}

/// Text as it may stand in an element or a quoted attribute of XML 1.0; what XML forbids is spelt out.
func xmlText(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
        switch scalar.value {
        case 0x26: result += "&amp;".unicodeScalars
        case 0x3C: result += "&lt;".unicodeScalars
        case 0x3E: result += "&gt;".unicodeScalars
        case 0x22: result += "&quot;".unicodeScalars
        case 0x27: result += "&#39;".unicodeScalars
        case 0x5B where result.suffix(2).elementsEqual("##".unicodeScalars):
            result += "&#91;".unicodeScalars
        case 9, 10, 13: result += "&#\(scalar.value);".unicodeScalars
        case 0..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF:
            result += "\\u{\(String(scalar.value, radix: 16))}".unicodeScalars
        default: result.append(scalar)
        }
    }
    return String(result)
}
